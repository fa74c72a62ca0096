namespace IotSms.Telecontrol.Tests.Access;

public sealed class ACodeIsShown
{
    [Theory]
    [InlineData("{0} relay 1 on")]
    [InlineData("relay 1 on {0}")]
    [InlineData("  {0}   relay  1 on ")]
    public async Task The_right_code_is_obeyed_once(string text)
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, string.Format(text, Gate.Hotp(0))));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Anna, string.Format(text, Gate.Hotp(0))));
        Assert.Equal(["admitted", "code-used"], await gate.VerdictsAsync());
    }

    [Fact]
    public async Task The_right_code_of_the_time_is_obeyed_once()
    {
        await using var gate = await Gate.OpenAsync();
        string code = Gate.Totp(gate.Time.GetUtcNow());

        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{code} relay 1 on"));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Bob, $"{code} relay 1 on"));
    }
}
