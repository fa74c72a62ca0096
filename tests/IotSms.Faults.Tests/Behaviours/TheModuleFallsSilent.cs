using IotSms.Simulator.Behaviours;

namespace IotSms.Faults.Behaviours;

/// <summary>1 and 2: nothing comes, or it comes too late.</summary>
public sealed class TheModuleFallsSilent
{
    public static TheoryData<string> Models => [.. Situation.Models];

    [Theory, MemberData(nameof(Models))]
    public void The_firmware_hangs_until_its_power_key_is_pressed(string model) => new Situation(1, "hangs until its power key")
    {
        Strike = site => site.Module.Add(new SilentHang()),
    }.Play(model);

    [Theory, MemberData(nameof(Models))]
    public void A_submission_is_answered_90_s_late(string model) => new Situation(2, "`+CMGS` comes 90 s late")
    {
        Strike = site => site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(90) })),
    }.Play(model);
}
