using IotSms.Faults.Modules;
using IotSms.Faults.Sites;
using IotSms.Modem;
using IotSms.Modem.Power;
using IotSms.Simulator.Behaviours;

namespace IotSms.Faults.Behaviours;

/// <summary>1 and 2: nothing comes, or it comes too late.</summary>
public sealed class TheModuleFallsSilent
{
    public static TheoryData<string> Models => [.. Situation.Models];

    [Theory, MemberData(nameof(Models))]
    public void The_firmware_hangs_until_its_power_key_is_pressed(string model) => new Situation(1, "hangs until PWRKEY")
    {
        Strike = site => site.Module.Add(new SilentHang()),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_firmware_hangs_and_STATUS_is_not_wired(string model) => new Situation(1, "hangs until PWRKEY, STATUS not wired")
    {
        Plan = plan => plan with { Power = new PowerSettings { PowerKey = Board.PowerKey } },
        Strike = site => site.Module.Add(new SilentHang()),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_firmware_hangs_and_only_the_supply_can_be_cut(string model) =>
        new Situation(1, "hangs, PWRKEY not wired, supply switched")
        {
            Plan = plan => plan with { Power = new PowerSettings { Rail = Board.Rail }, StartsWithSupply = true },
            Strike = site => site.Module.Add(new SilentHang()),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void The_firmware_hangs_and_no_line_is_wired(string model) =>
        new Situation(1, "hangs, no line wired: *faulted* until somebody comes, here after 3 h")
        {
            Plan = plan => plan with { Power = PowerSettings.None },
            Strike = site => site.Module.Add(new SilentHang()),
            Lasts = TimeSpan.FromHours(3),
            Mend = site =>
            {
                Assert.Equal(ModemState.Faulted, site.Shown[^1].Status.State);
                site.Module.Restart("a person");
            },
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void It_answers_AT_and_ends_no_submission(string model) => new Situation(1, "half dead: answers `AT`, every `AT+CMGS` times out")
    {
        Strike = site => site.Module.Add(new HalfDead()),
        Lasts = TimeSpan.FromMinutes(15),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void One_command_is_never_answered(string model) => new Situation(1, "hangs in one command")
    {
        Strike = site => site.Module.Add(new CommandFault("+CSQ", new CommandVerdict.Silence())),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_submission_is_answered_90_s_late(string model) => new Situation(2, "`+CMGS` comes 90 s late")
    {
        Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(90) })),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_submission_is_answered_when_it_was_given_up_and_another_command_waits(string model) =>
        new Situation(2, "`+CMGS` and its `OK` come after 185 s, into the next command")
        {
            Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(182.05) })),
            Lasts = TimeSpan.FromMinutes(5),
        }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_submission_is_taken_and_never_answered(string model) => new Situation(2, "taken by the network, never answered, reported")
    {
        Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Shape = AnswerShape.Forget })),
        Lasts = TimeSpan.FromMinutes(5),
        Then = (_, balance) => Assert.Empty(balance.TwiceMarked),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_submission_is_taken_and_never_answered_nor_reported(string model) =>
        new Situation(2, "taken by the network, never answered, no report asked for")
        {
            Request = request => request with { StatusReport = false },
            Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Shape = AnswerShape.Forget })),
            Lasts = TimeSpan.FromMinutes(5),
            Then = (_, balance) => Assert.Single(balance.TwiceMarked),
        }.Play(model);
}
