using IotSms.Pdu.Tables;

namespace IotSms.Pdu.Tests.Alphabets;

public sealed class CharacterTablesTests
{
    public static TheoryData<NationalLanguage> Languages => [.. Enum.GetValues<NationalLanguage>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_character_of_a_locking_table_comes_back_from_one_septet(NationalLanguage language)
    {
        var table = ShiftTables.Locking(language);
        for (var code = 0; code < 128; code++)
        {
            if (table[code] == CharacterTable.Vacant)
                continue;
            var text = table[code].ToString();
            var septets = Gsm7.Encode(text, language, NationalLanguage.None);
            Assert.Single(septets);
            Assert.Equal(text, Gsm7.Decode(septets, language, NationalLanguage.None));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_character_of_a_single_shift_table_comes_back_from_its_escape_pair(NationalLanguage language)
    {
        var table = ShiftTables.Single(language);
        for (byte code = 0; code < 128; code++)
        {
            if (table[code] != CharacterTable.Vacant)
                Assert.Equal(table[code].ToString(), Gsm7.Decode([Gsm7.Escape, code], NationalLanguage.None, language));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_table_has_what_a_receiver_relies_on(NationalLanguage language)
    {
        var (locking, single) = (ShiftTables.Locking(language), ShiftTables.Single(language));
        Assert.Equal(('\n', '\r', ' ', CharacterTable.Vacant), (locking[0x0A], locking[0x0D], locking[0x20], locking[Gsm7.Escape]));
        Assert.Equal("0123456789", string.Concat(Enumerable.Range(0x30, 10).Select(code => locking[code])));
        Assert.Equal("abcdefghijklmnopqrstuvwxyz", string.Concat(Enumerable.Range(0x61, 26).Select(code => locking[code])));
        Assert.Equal(('\f', CharacterTable.Vacant, '€'), (single[0x0A], single[Gsm7.Escape], single[0x65]));
        Assert.Equal("^{}\\[~]|", string.Concat(new[] { 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40 }.Select(code => single[code])));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_locking_table_shows_a_character_twice(NationalLanguage language)
    {
        char[] characters = [.. Enumerable.Range(0, 128).Select(code => ShiftTables.Locking(language)[code])
            .Where(c => c != CharacterTable.Vacant)];
        Assert.Equal(characters.Distinct(), characters);
    }

    // 127 are all codes but the escape.
    [Theory]
    [InlineData(NationalLanguage.None, 127, 10)]
    [InlineData(NationalLanguage.Turkish, 127, 17)]
    [InlineData(NationalLanguage.Spanish, 127, 19)]
    [InlineData(NationalLanguage.Portuguese, 127, 37)]
    [InlineData(NationalLanguage.Bengali, 114, 82)]
    [InlineData(NationalLanguage.Gujarati, 120, 70)]
    [InlineData(NationalLanguage.Hindi, 127, 88)]
    [InlineData(NationalLanguage.Kannada, 120, 73)]
    [InlineData(NationalLanguage.Malayalam, 120, 82)]
    [InlineData(NationalLanguage.Oriya, 116, 75)]
    [InlineData(NationalLanguage.Punjabi, 110, 76)]
    [InlineData(NationalLanguage.Tamil, 102, 77)]
    [InlineData(NationalLanguage.Telugu, 120, 78)]
    [InlineData(NationalLanguage.Urdu, 127, 90)]
    public void A_table_assigns_as_many_codes_as_annex_A(NationalLanguage language, int locking, int single)
    {
        Assert.Equal(locking, Enumerable.Range(0, 128).Count(code => ShiftTables.Locking(language)[code] != CharacterTable.Vacant));
        Assert.Equal(single, Enumerable.Range(0, 128).Count(code => ShiftTables.Single(language)[code] != CharacterTable.Vacant));
    }

    [Theory]
    [InlineData(NationalLanguage.Turkish, "04070B0C1C1D4060", "€ıĞğŞşİç")]
    [InlineData(NationalLanguage.Portuguese, "0406070809121314151617181A245B5D607B7D", "êúíóçªÇÀ∞^\\€|ºÃÚ~ã`")]
    [InlineData(NationalLanguage.Bengali, "00030A0B1C222A2D2F3D40464A4E5F607B7F",
        "\u0981\u0985\n\u098C\u099B\u099F\u09A5\u09A7\u09A8\u09AA\u09AC\u09B2\u09B6\u09BC\u09CD\u09CE\u09D7\u09F1")]
    [InlineData(NationalLanguage.Gujarati, "00030C11131C224756575960",
        "\u0A81\u0A85\u0A8D\u0A91\u0A93\u0A9B\u0A9F\u0AB3\u0AC4\u0AC5\u0AC7\u0AD0")]
    [InlineData(NationalLanguage.Hindi, "000A0D0E0F101C1F20304150707B7C7F",
        "\u0901\n\r\u090E\u090F\u0910\u091B\u091E 0\u092D\u093Ep\u0972\u097B\u097F")]
    [InlineData(NationalLanguage.Kannada, "01030B0E12242A3D494E5F607B7F",
        "\u0C82\u0C85\u0C8C\u0C8E\u0C92\u0CA1\u0CA5\u0CAA\u0CB5\u0CBC\u0CCD\u0CD5\u0CD6\u0CE3")]
    [InlineData(NationalLanguage.Malayalam, "0102121C484F5F607B7F", "\u0D02\u0D03\u0D12\u0D1B\u0D34\u0D3D\u0D4D\u0D57\u0D60\u0D79")]
    [InlineData(NationalLanguage.Oriya, "000F13224749597B7F", "\u0B01\u0B0F\u0B13\u0B1F\u0B33\u0B35\u0B47\u0B57\u0B63")]
    [InlineData(NationalLanguage.Punjabi, "00080F13464A4C4E50545A5F607B7F",
        "\u0A01\u0A0A\u0A0F\u0A13\u0A32\u0A36\u0A38\u0A3C\u0A3E\u0A42\u0A48\u0A4D\u0A51\u0A70\u0A74")]
    [InlineData(NationalLanguage.Tamil, "0102080E12191D1F2226272F3C3D424D50545860",
        "\u0B82\u0B83\u0B8A\u0B8E\u0B92\u0B99\u0B9C\u0B9E\u0B9F\u0BA3\u0BA4\u0BA8\u0BA9\u0BAA\u0BAE\u0BB9\u0BBE\u0BC2\u0BC6\u0BD0")]
    [InlineData(NationalLanguage.Telugu, "00030E124547494F5F607B7F",
        "\u0C01\u0C05\u0C0E\u0C12\u0C31\u0C33\u0C35\u0C3D\u0C4D\u0C55\u0C56\u0C63")]
    [InlineData(NationalLanguage.Urdu, "00010810222733405A5C607B7F",
        "\u0627\u0622\u06C2\u062B\u068F\u06933\u0635\u06D0\u064D\u0654\u0655\u0670")]
    public void A_locking_table_shows_the_letters_of_its_language(NationalLanguage language, string codes, string expected)
    {
        Assert.Equal(expected, Gsm7.Decode(Convert.FromHexString(codes), language, NationalLanguage.None));
    }

    [Theory]
    [InlineData(NationalLanguage.Turkish, "47495363676973", "ĞİŞçğış")]
    [InlineData(NationalLanguage.Spanish, "09414F75", "çÁÓú")]
    [InlineData(NationalLanguage.Portuguese, "0A2F404F656F757B7C7F", "\f\\|Ó€óúãõâ")]
    [InlineData(NationalLanguage.Bengali, "00080A0B131D1E1F2F304047", "@&\f*¡\u09E9\u09EA\u09EB\\\u09F6|G")]
    [InlineData(NationalLanguage.Gujarati, "191A1C2541", "\u0964\u0965\u0AE6\u0AEFA")]
    [InlineData(NationalLanguage.Hindi, "191C26272A2E303A", "\u0964\u0966\u0951\u0952\u0953\u095A\u095B\u0971")]
    [InlineData(NationalLanguage.Kannada, "1C1E1F26272A47", "\u0CE6\u0CE8\u0CE9\u0CDE\u0CF1\u0CF2G")]
    [InlineData(NationalLanguage.Malayalam, "1C262A2E3034", "\u0D66\u0D70\u0D72\u0D7A\u0D7B\u0D7F")]
    [InlineData(NationalLanguage.Oriya, "1C1E1F21262A2C", "\u0B66\u0B68\u0B69\u0B6B\u0B5C\u0B5F\u0B71")]
    [InlineData(NationalLanguage.Punjabi, "1C262A2D", "\u0A66\u0A59\u0A5B\u0A75")]
    [InlineData(NationalLanguage.Tamil, "1C2425262E", "\u0BE6\u0BEE\u0BEF\u0BF3\u0BFA")]
    [InlineData(NationalLanguage.Telugu, "1C2223262A32", "\u0C66\u0C6C\u0C6D\u0C58\u0C78\u0C7F")]
    [InlineData(NationalLanguage.Urdu, "191C26272A3B3F", "\u0600\u06F0\u060C\u060D\u060E\u06CD\u06D4")]
    public void A_single_shift_table_shows_the_signs_of_its_language(NationalLanguage language, string codes, string expected)
    {
        var septets = Convert.FromHexString(codes).SelectMany(code => new[] { Gsm7.Escape, code }).ToArray();
        Assert.Equal(expected, Gsm7.Decode(septets, NationalLanguage.None, language));
    }

    // Annex A read again row by row, as first and last of each run of code points.
    [Theory]
    [InlineData(NationalLanguage.Bengali, "09E6-09EF 09DF-09E3 09F2-09FA")]
    [InlineData(NationalLanguage.Gujarati, "0964-0965 0AE6-0AEF")]
    [InlineData(NationalLanguage.Hindi, "0964-096F 0951-0954 0958-0963 0970-0971")]
    [InlineData(NationalLanguage.Kannada, "0964-0965 0CE6-0CEF 0CDE-0CDE 0CF1-0CF2")]
    [InlineData(NationalLanguage.Malayalam, "0964-0965 0D66-0D75 0D7A-0D7F")]
    [InlineData(NationalLanguage.Oriya, "0964-0965 0B66-0B6F 0B5C-0B5D 0B5F-0B5F 0B70-0B71")]
    [InlineData(NationalLanguage.Punjabi, "0964-0965 0A66-0A6F 0A59-0A5C 0A5E-0A5E 0A75-0A75")]
    [InlineData(NationalLanguage.Tamil, "0964-0965 0BE6-0BEF 0BF3-0BF8 0BFA-0BFA")]
    [InlineData(NationalLanguage.Telugu, "0C66-0C6F 0C58-0C59 0C78-0C7F")]
    [InlineData(NationalLanguage.Urdu,
        "0600-0601 06F0-06F9 060C-0614 061B-061B 061F-061F 0640-0640 0652-0652 0658-0658 066B-066C 0672-0673 06CD-06CD 06D4-06D4")]
    public void A_single_shift_table_has_the_signs_of_its_script_in_this_order(NationalLanguage language, string runs) =>
        Assert.Equal(CodePoints(runs), OfTheScript(ShiftTables.Single(language)));

    [Fact]
    public void The_Urdu_locking_table_has_its_letters_in_this_order() => Assert.Equal(
        CodePoints("0627 0622 0628 067B 0680 067E 06A6 062A 06C2 067F 0679 067D 067A 067C 062B 062C 0681 0684 0683 0685-0687 062D-062F"
            + " 068C 0688-068A 068F 068D 0630-0631 0691 0693 0699 0632 0696 0698 069A 0633-0639 0641-0642 06A9-06AB 06AF 06B3 06B1"
            + " 0644-0646 06BA-06BC 0648 06C4 06D5 06C1 06BE 0621 06CC 06D0 06D2 064D 0650 064F 0657 0654 0655 0651 0653 0656 0670"),
        OfTheScript(ShiftTables.Locking(NationalLanguage.Urdu)));

    private static IEnumerable<char> OfTheScript(CharacterTable table) =>
        Enumerable.Range(0, 128).Select(code => table[code]).Where(character => character is >= '\u0600' and < '\u2000');

    private static IEnumerable<char> CodePoints(string runs) =>
        from run in runs.Split(' ')
        let ends = run.Split('-').Select(end => Convert.ToInt32(end, 16)).ToArray()
        from codePoint in Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)
        select (char)codePoint;
}
