namespace IotSms.Simulator.Tests.Module;

public sealed class StoragesTests
{
    [Theory]
    [InlineData("sim800", "AT+CPMS=?",
        "\r\n+CPMS: (\"SM\",\"ME\",\"SM_P\",\"ME_P\",\"MT\")"
            + ",(\"SM\",\"ME\",\"SM_P\",\"ME_P\",\"MT\"),(\"SM\",\"ME\",\"SM_P\",\"ME_P\",\"MT\")\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CPMS=?", "\r\n+CPMS: (\"ME\",\"MT\",\"SM\",\"SR\"),(\"ME\",\"MT\",\"SM\"),(\"ME\",\"SM\")\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CPMS=\"SR\"", "\r\n+CMS ERROR: 302\r\n")]
    [InlineData("sim7600", "AT+CPMS=\"SM_P\"", "\r\n+CMS ERROR: 302\r\n")]
    [InlineData("sim7600", "AT+CPMS=\"ME\",\"ME\",\"MT\"", "\r\n+CMS ERROR: 302\r\n")]
    [InlineData("sim800", "AT+CPMS=\"MT\"", "\r\n+CPMS: 0,60,0,40,0,40\r\n\r\nOK\r\n")]
    [InlineData("sim7600", "AT+CPMS=\"SR\",\"SM\",\"SM\"", "\r\n+CPMS: 0,20,0,50,0,50\r\n\r\nOK\r\n")]
    [InlineData("sim800", "AT+CPMS=\"SM\",\"SM\",\"SM\",\"SM\"", "\r\nERROR\r\n")]
    public void Each_model_has_its_own_storages(string profile, string command, string said)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.Equal(said, bench.Type(command + "\r"));
    }

    [Theory]
    [InlineData("AT+CMGD=1", "123")]
    [InlineData("AT+CMGD=3,0", "013")]
    [InlineData("AT+CMGD=40", "0123")]
    [InlineData("AT+CMGD=1,1", "023")]
    [InlineData("AT+CMGD=,1", "023")]
    [InlineData("AT+CMGD=1,2", "02")]
    [InlineData("AT+CMGD=1,3", "0")]
    [InlineData("AT+CMGD=1,4", "")]
    [InlineData("AT+CMGDA=1", "023")]
    [InlineData("AT+CMGDA=2", "123")]
    [InlineData("AT+CMGDA=3", "012")]
    [InlineData("AT+CMGDA=4", "013")]
    [InlineData("AT+CMGDA=5", "23")]
    [InlineData("AT+CMGDA=6", "")]
    public void Deletions_take_what_their_flag_says(string command, string left)
    {
        using var bench = FourKinds();
        Assert.Equal("\r\nOK\r\n", bench.Type(command + "\r"));
        AssertLeft(bench, left);
    }

    [Theory]
    [InlineData("AT+CMGD=0", "\r\n+CMS ERROR: 321\r\n")]
    [InlineData("AT+CMGD=41", "\r\n+CMS ERROR: 321\r\n")]
    [InlineData("AT+CMGD=1,5", "\r\nERROR\r\n")]
    [InlineData("AT+CMGD=", "\r\nERROR\r\n")]
    [InlineData("AT+CMGD", "\r\nERROR\r\n")]
    [InlineData("AT+CMGDA=0", "\r\nERROR\r\n")]
    [InlineData("AT+CMGDA=7", "\r\nERROR\r\n")]
    [InlineData("AT+CMGDA=\"DEL ALL\"", "\r\nERROR\r\n")]
    public void A_wrong_deletion_deletes_nothing(string command, string said)
    {
        using var bench = FourKinds();
        Assert.Equal(said, bench.Type(command + "\r"));
        AssertLeft(bench, "0123");
    }

    [Fact]
    public void In_text_mode_deletions_are_named_by_words()
    {
        using var bench = FourKinds();
        bench.Type("AT+CMGF=1\r");
        Assert.Equal("\r\nERROR\r\n", bench.Type("AT+CMGDA=6\r"));
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CMGDA=\"DEL INBOX\"\r"));
        bench.Type("AT+CMGF=0\r");
        AssertLeft(bench, "23");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_list_shows_one_kind(int status)
    {
        using var bench = FourKinds();
        Assert.Matches($"^\r\n\\+CMGL: [0-9]+,{status},\"\",[0-9]+\r\n[0-9A-F]+\r\n\r\nOK\r\n$", bench.Type($"AT+CMGL={status},1\r"));
    }

    [Theory]
    [InlineData("AT+CMGL=5", "\r\nERROR\r\n")]
    [InlineData("AT+CMGL=\"ALL\"", "\r\nERROR\r\n")]
    [InlineData("AT+CMGL?", "\r\nERROR\r\n")]
    [InlineData("AT+CMGL=?", "\r\n+CMGL: (0-4)\r\n\r\nOK\r\n")]
    [InlineData("AT+CMGR=41", "\r\n+CMS ERROR: 321\r\n")]
    [InlineData("AT+CMGR=40", "\r\nOK\r\n")]
    [InlineData("AT+CMGR", "\r\nERROR\r\n")]
    public void Reading_goes_by_number_and_index(string command, string said)
    {
        using var bench = FourKinds();
        Assert.Equal(said, bench.Type(command + "\r"));
    }

    [Fact]
    public void A_stored_message_is_sent_and_one_received_is_not()
    {
        using var bench = FourKinds();
        Assert.Equal("\r\n+CMS ERROR: 321\r\n", bench.Type("AT+CMSS=1\r"));
        Assert.Equal("\r\n+CMS ERROR: 321\r\n", bench.Type("AT+CMSS=9\r"));
        bench.Type("AT+CMGW=23\r");
        Assert.Equal("\r\n+CMGW: 5\r\n\r\nOK\r\n", bench.Type(Messages.Hello + Messages.ControlZ));
        Assert.Equal("", bench.Type("AT+CMSS=5\r"));
        Assert.Equal("\r\n+CMSS: 1\r\n\r\nOK\r\n", bench.Wait(2));
    }

    // Unread, read, unsent, sent, in slots 1 to 4 of a SIM800's card.
    private static Bench FourKinds()
    {
        var bench = new Bench("sim800").Quiet();
        var card = bench.Simulation.Module.Sim!.Messages;
        for (var status = 0; status < 4; status++)
            card.Add(new IotSms.Simulator.Module.StoredMessage(status, Convert.FromHexString(Messages.Stored)));
        return bench;
    }

    private static void AssertLeft(Bench bench, string statuses) =>
        Assert.Equal(statuses, string.Concat(bench.Simulation.Module.Sim!.Messages.Messages.Select(slot => slot.Value.Status)));
}
