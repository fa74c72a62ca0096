using IotSms.Telecontrol.Access;

namespace IotSms.Telecontrol.Tests.Access;

public class ACallCommands
{
    [Fact]
    public async Task Without_a_proof_as_the_configuration_says()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("admitted", await gate.TryAsync(Call("call-1", "anna")));
        Assert.Equal("before", await gate.TryAsync(Call("call-1", "anna")));
        Assert.Equal("code-missing", await gate.TryAsync(gate.Sms(Gate.Anna, "relay 1 on")));
    }

    [Fact]
    public async Task With_the_rights_of_its_user_and_no_more()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("role", await gate.TryAsync(Call("call-1", "anna"), new("modem restart", Role.Admin, null)));
        Assert.IsType<Recognition.Turned>(gate.Keeper.Recognize(Call("call-2", "nobody")));
    }

    [Fact]
    public async Task In_the_words_of_the_configuration_which_hold_no_code()
    {
        await using var gate = await Gate.OpenAsync();

        var call = Call("call-1", "anna") with { Text = "send +4790000001 123456" };
        var known = Assert.IsType<Recognition.Known>(gate.Keeper.Recognize(call));

        Assert.Equal(("send +4790000001 123456", null), (known.Words, known.Code));
    }

    [Fact]
    public async Task Only_so_often_in_an_hour()
    {
        await using var gate = await Gate.OpenAsync(options => options with { WithoutCodePerHour = 2 });

        Assert.Equal("admitted", await gate.TryAsync(Call("call-1", "anna")));
        Assert.Equal("admitted", await gate.TryAsync(Call("call-2", "anna")));
        Assert.Equal("too-often", await gate.TryAsync(Call("call-3", "anna")));
    }

    private static Approach Call(string id, string user) => new(id, Via.Call, Gate.Anna, user, "relay 1 on");
}
