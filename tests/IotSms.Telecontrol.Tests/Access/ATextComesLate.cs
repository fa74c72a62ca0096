using IotSms.Telecontrol.Access;

namespace IotSms.Telecontrol.Tests.Access;

public sealed class ATextComesLate
{
    private static readonly DateTimeOffset Now = IotSms.Gateway.BoardClock.Morning;

    [Fact]
    public async Task And_is_not_obeyed_any_more()
    {
        await using var gate = await Gate.OpenAsync();

        var refused = Assert.IsType<Admission.Refused>(await gate.AskAsync(Sms(gate, 0, TimeSpan.FromMinutes(61))));

        Assert.Equal("too-late", refused.Code);
        Assert.Equal("This text came too late: relay was not done. Send it again with a new code.", refused.Answer);
        Assert.Equal("admitted", await gate.TryAsync(Sms(gate, 1, TimeSpan.FromMinutes(59))));
    }

    [Fact]
    public async Task And_its_code_is_spent_all_the_same()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("too-late", await gate.TryAsync(Sms(gate, 0, TimeSpan.FromHours(8))));
        Assert.Equal("code-used", await gate.TryAsync(Sms(gate, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task And_a_question_is_answered_still()
    {
        await using var gate = await Gate.OpenAsync();
        var question = gate.Sms(Gate.Anna, "status") with { ServiceCentreTime = Now.AddHours(-8) };

        Assert.Equal("admitted", await gate.TryAsync(question, new CommandPolicy("status", Role.Observe, Proof: null)));
    }

    [Fact]
    public async Task And_nobody_knows_it_while_nobody_knows_the_time()
    {
        await using var gate = await Gate.OpenAsync();
        gate.IsSynchronized = false;

        Assert.Equal("admitted", await gate.TryAsync(Sms(gate, 0, TimeSpan.FromHours(8))));
    }

    [Fact]
    public async Task By_more_than_the_configuration_allows()
    {
        await using var gate = await Gate.OpenAsync(options => options with { LongestDelay = TimeSpan.FromMinutes(5) });

        Assert.Equal("too-late", await gate.TryAsync(Sms(gate, 0, TimeSpan.FromMinutes(6))));
    }

    private static Approach Sms(Gate gate, long counter, TimeSpan delay) =>
        gate.Sms(Gate.Anna, $"{Gate.Hotp(counter)} relay 1 on") with { ServiceCentreTime = Now - delay };
}
