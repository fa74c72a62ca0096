namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>Base 32 (RFC 4648 6), as authenticator apps and oathtool take secrets: without padding.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfLetter = 5;

    /// <summary>Octets as letters.</summary>
    public static string Encode(ReadOnlySpan<byte> octets)
    {
        var letters = new List<char>(octets.Length * 8 / BitsOfLetter + 1);
        int waiting = 0, bits = 0;
        foreach (byte octet in octets)
        {
            waiting = (waiting << 8) | octet;
            for (bits += 8; bits >= BitsOfLetter; bits -= BitsOfLetter)
                letters.Add(Alphabet[(waiting >> (bits - BitsOfLetter)) & 31]);
            waiting &= (1 << bits) - 1;
        }
        if (bits > 0)
            letters.Add(Alphabet[(waiting << (BitsOfLetter - bits)) & 31]);
        return new([.. letters]);
    }

    /// <summary>
    /// Letters as octets, whatever their case, with the spaces and the padding that people leave in; null: it is no base 32.
    /// </summary>
    public static byte[]? Decode(ReadOnlySpan<char> letters)
    {
        var octets = new List<byte>(letters.Length * BitsOfLetter / 8);
        int waiting = 0, bits = 0;
        foreach (char letter in letters.Trim().TrimEnd('='))
        {
            if (letter == ' ')
                continue;
            int value = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
                return null;
            waiting = (waiting << BitsOfLetter) | value;
            bits += BitsOfLetter;
            if (bits < 8)
                continue;
            bits -= 8;
            octets.Add((byte)(waiting >> bits));
            waiting &= (1 << bits) - 1;
        }
        // Bits that are left over fill the last letter and are zero; a whole letter of them has no octet that it could belong to.
        return bits < BitsOfLetter && waiting == 0 ? [.. octets] : null;
    }
}
