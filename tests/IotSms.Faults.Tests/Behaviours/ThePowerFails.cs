using IotSms.Faults.Sites;
using IotSms.Modem.Power;
using IotSms.Simulator.Behaviours;

namespace IotSms.Faults.Behaviours;

/// <summary>3, 4 and 28: the supply, and the key that is a toggle.</summary>
public sealed class ThePowerFails
{
    public static TheoryData<string> Models => [.. Situation.Models];

    [Theory, MemberData(nameof(Models))]
    public void A_brown_out_comes_after_40_characters_of_a_PDU(string model) =>
        new Situation(3, "brown-out after 40 characters of a PDU; PIN asked again")
        {
            Plan = WithPin,
            Strike = site => site.Module.Add(new BrownOut(40)),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_brown_out_comes_when_the_network_has_the_message(string model) =>
        new Situation(3, "brown-out when the network has the message")
        {
            Strike = site => site.Module.Add(new BrownOut(0, TimeSpan.FromSeconds(1), accepted: true)),
            Lasts = TimeSpan.FromMinutes(5),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_brown_out_comes_before_the_network_has_the_message(string model) =>
        new Situation(3, "brown-out before the network has the message")
        {
            Strike = site => site.Module.Add(new BrownOut(0, TimeSpan.FromSeconds(1), accepted: false)),
            Lasts = TimeSpan.FromMinutes(5),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_supply_warns_and_switches_off(string model) =>
        new Situation(4, "`UNDER-VOLTAGE` three times, then off; charged again 1 min later")
        {
            Strike = site => site.Module.Add(new UnderVoltage()),
            Lasts = TimeSpan.FromSeconds(90),
            Mend = site => site.Module.RestoreSupply(starts: false),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_starts_by_itself_just_when_it_is_to_be_started(string model) => new Situation(28, "boots by itself while it looks off")
    {
        Strike = site =>
        {
            site.Module.CutSupply();
            site.Module.After(TimeSpan.FromSeconds(8), () => site.Module.RestoreSupply(starts: true));
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_boots_by_itself_and_STATUS_is_not_wired(string model) =>
        new Situation(28, "boots by itself while it looks off, STATUS not wired")
        {
            Plan = plan => plan with { Power = new PowerSettings { PowerKey = Board.PowerKey } },
            Strike = site =>
            {
                site.Module.CutSupply();
                site.Module.After(TimeSpan.FromSeconds(70), () => site.Module.RestoreSupply(starts: true));
            },
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_hears_every_third_pulse_of_its_key(string model) => new Situation(28, "hangs, and PWRKEY takes three pulses")
    {
        Strike = site =>
        {
            site.Module.Add(new StubbornPowerKey());
            site.Module.Add(new SilentHang());
        },
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void Somebody_switches_it_off_by_command(string model) =>
        new Situation(28, "switched off by command: a pulse before STATUS falls (SIM7600: 26 s) is lost")
        {
            Strike = site => site.Type(model == "sim800" ? "AT+CPOWD=1" : "AT+CPOF"),
        }.Play(model);

    private static RadioPlan WithPin(RadioPlan plan) => plan with
    {
        Options = options => options with { Pin = "1111" },
        Settings = settings => settings with { Pin = "1111" },
    };
}
