using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class ServiceCentreTests
{
    [Fact]
    public async Task A_sim_without_a_service_centre_says_so()
    {
        await using var site = WithoutCentre(null);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal("", site.Modem.Status.ServiceCentre);
    }

    [Fact]
    public async Task It_is_given_the_configured_one()
    {
        await using var site = WithoutCentre("+4790002100");
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal("+4790002100", site.Modem.Status.ServiceCentre);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Fact]
    public async Task A_sim_that_has_one_keeps_it()
    {
        var commands = new Commands();
        await using var site = new Site(
            ModuleProfile.Sim800, settings: settings => settings with { ServiceCentre = "+4799999999" },
            before: module => module.Add(commands));
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal("+4790002100", site.Modem.Status.ServiceCentre);
        Assert.Equal(1, commands.Count("+CSCA"));
    }

    [Fact]
    public async Task A_module_that_does_not_tell_is_not_said_to_have_none()
    {
        await using var site = new Site(
            ModuleProfile.Sim800, before: module => module.Add(new CommandFault("+CSCA", new CommandVerdict.Answer("\r\nERROR\r\n"), 0)));
        await site.UntilAsync(ModemState.Ready);
        Assert.Null(site.Modem.Status.ServiceCentre);
    }

    [Fact]
    public async Task A_submission_refused_for_want_of_a_centre_has_it_looked_for_again()
    {
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with { ServiceCentre = "+4790002100" });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Control("""{"do":"serviceCentre","address":""}""");
        Assert.Equal(330, Assert.IsType<SubmitOutcome.Refused>(await site.SubmitToEndAsync()).Error.Code);
        await site.UntilAsync(() => site.States.Count(state => state == ModemState.Ready) == 2);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
    }

    private static Site WithoutCentre(string? configured) => new(
        ModuleProfile.Sim800, settings: settings => settings with { ServiceCentre = configured },
        before: module => module.Control("""{"do":"serviceCentre","address":""}"""));
}
