using System.Collections.Frozen;

namespace IotSms.Pdu.Tables;

/// <summary>One 128-place table of 3GPP TS 23.038, read in both directions.</summary>
internal sealed class CharacterTable
{
    /// <summary>A code to which the table assigns nothing.</summary>
    public const char Vacant = '\0';

    private const int Size = 128;

    private readonly char[] characters;
    private readonly FrozenDictionary<char, byte> codes;

    private CharacterTable(char[] characters)
    {
        this.characters = characters;
        var codes = new Dictionary<char, byte>(Size);
        for (byte code = 0; code < Size; code++)
        {
            if (characters[code] != Vacant)
                codes.TryAdd(characters[code], code); // some tables show a character twice; the lower code is sent
        }

        this.codes = codes.ToFrozenDictionary();
    }

    /// <summary>The character of a code, or <see cref="Vacant"/>.</summary>
    public char this[int code] => characters[code & 0x7F];

    /// <summary>Builds a table from runs of characters in consecutive codes; <see cref="Vacant"/> in a run leaves a hole.</summary>
    public static CharacterTable Of(params ReadOnlySpan<(int FirstCode, string Characters)> runs) =>
        new CharacterTable(new char[Size]).With(runs);

    /// <summary>A copy in which the runs replace what was there: the way annex A is read, by its differences.</summary>
    public CharacterTable With(params ReadOnlySpan<(int FirstCode, string Characters)> runs)
    {
        var changed = (char[])characters.Clone();
        foreach (var (firstCode, run) in runs)
            run.CopyTo(changed.AsSpan(firstCode));
        return new CharacterTable(changed);
    }

    /// <summary>The code of a character, if the table has it.</summary>
    public bool TryGetCode(char character, out byte code) => codes.TryGetValue(character, out code);
}
