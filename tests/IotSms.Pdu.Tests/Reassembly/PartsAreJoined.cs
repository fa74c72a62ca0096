namespace IotSms.Pdu.Tests.Reassembly;

public sealed class PartsAreJoined
{
    [Fact]
    public void In_whatever_order_they_come()
    {
        var joined = new JoinedParts(3);
        Assert.True(joined.Add(3, Gsm("!")));
        Assert.Equal(("[...]!", false), (joined.Text, joined.IsComplete));
        Assert.True(joined.Add(1, Gsm("Hello ")));
        Assert.Equal([2], joined.Missing);
        Assert.True(joined.Add(2, Gsm("world")));
        Assert.Equal(("Hello world!", true, 3), (joined.Text, joined.IsComplete, joined.Count));
        Assert.Empty(joined.Missing);
    }

    [Fact]
    public void With_one_gap_for_all_that_is_missing_in_a_row()
    {
        var joined = new JoinedParts(6);
        joined.Add(2, Gsm("two "));
        joined.Add(6, Gsm(" six"));
        Assert.Equal("[...]two [...] six", joined.Text);
        Assert.Equal([1, 3, 4, 5], joined.Missing);
    }

    [Fact]
    public void Without_a_repeat_or_a_number_that_can_not_be()
    {
        var joined = new JoinedParts(2);
        Assert.True(joined.Add(1, Gsm("first")));
        Assert.False(joined.Add(1, Gsm("again")));
        Assert.False(joined.Add(0, Gsm("zero")));
        Assert.False(joined.Add(3, Gsm("three")));
        Assert.False(joined.Add(-1, Gsm("less")));
        Assert.Equal((1, "first[...]"), (joined.Count, joined.Text));
    }

    [Fact]
    public void Before_they_are_read_so_that_a_pair_the_sender_cut_is_whole()
    {
        var units = new JoinedParts(2);
        units.Add(1, new UserData(null, Alphabet.Ucs2, [0x00, 0x41, 0xD8, 0x3D]));
        units.Add(2, new UserData(null, Alphabet.Ucs2, [0xDE, 0x00]));
        Assert.Equal("A😀", units.Text);

        var septets = new JoinedParts(2);
        septets.Add(1, new UserData(null, Alphabet.Gsm7, [0x35, Gsm7.Escape]));
        septets.Add(2, new UserData(null, Alphabet.Gsm7, [0x65]));
        Assert.Equal("5€", septets.Text);
    }

    [Fact]
    public void Each_in_its_own_alphabet_and_language()
    {
        var turkish = UserDataHeader.Of(new InformationElement(InformationElement.LockingShift, [1]));
        var joined = new JoinedParts(4);
        joined.Add(1, Gsm("è"));
        joined.Add(2, new UserData(turkish, Alphabet.Gsm7, [0x04]));
        joined.Add(3, new UserData(null, Alphabet.Ucs2, UserData.EncodeUcs2("я")));
        joined.Add(4, Gsm("è"));
        Assert.Equal("è€яè", joined.Text);
    }

    [Fact]
    public void As_octets_where_one_carries_octets()
    {
        var joined = new JoinedParts(3);
        joined.Add(3, new UserData(null, Alphabet.EightBit, [3]));
        joined.Add(1, new UserData(null, Alphabet.EightBit, [0, 1]));
        Assert.Null(joined.Text);
        Assert.Equal([0, 1, 3], joined.Octets);
    }

    [Theory]
    [InlineData(1, 0, false, true)]
    [InlineData(2, 0, false, false)] // another reference
    [InlineData(1, 1, false, false)] // another total
    [InlineData(1, 0, true, false)] // the same number in 16 bits
    public void Where_sender_reference_total_and_width_agree(int reference, int more, bool is16Bit, bool same)
    {
        var one = ConcatenationKey.Of(Part("+4790012345", new Concatenation(1, 2, 1, Is16Bit: false)));
        var other = ConcatenationKey.Of(Part("+4790012345", new Concatenation(reference, 2 + more, 2, is16Bit)));
        Assert.Equal(same, one == other);
        Assert.NotEqual(one, ConcatenationKey.Of(Part("+4790012346", new Concatenation(1, 2, 1, Is16Bit: false))));
    }

    [Fact]
    public void Unless_a_message_stands_alone_or_names_a_part_that_can_not_be()
    {
        Assert.Null(ConcatenationKey.Of(Part("2580", null)));
        Assert.Null(ConcatenationKey.Of(Part("2580", new Concatenation(1, 2, 3, Is16Bit: false))));
        Assert.Null(ConcatenationKey.Of(Part("2580", new Concatenation(1, 2, 0, Is16Bit: false))));
    }

    private static UserData Gsm(string text) => new(null, Alphabet.Gsm7, [.. Gsm7.Encode(text, default, default)]);

    private static SmsDeliver Part(string from, Concatenation? part) => new()
    {
        Originator = TpAddress.FromNumber(from),
        UserData = new UserData(part is { } named ? UserDataHeader.Of(named.ToElement()) : null, Alphabet.Gsm7, [0x41]),
    };
}
