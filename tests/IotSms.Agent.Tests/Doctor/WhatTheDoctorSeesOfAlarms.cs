using IotSms.Agent.Configuration;
using IotSms.Agent.Doctor;
using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Tests.Doctor;

public class WhatTheDoctorSeesOfAlarms
{
    private static readonly User[] Users =
        [new() { Name = "anna", Numbers = ["+4790012345"] }, new() { Name = "bert", Numbers = [] }];

    [Fact]
    public void Who_can_be_told() => Assert.Equal(
        [Finding.Ok("alarms to anna", "anna"), Finding.Ok("alarms to 4790055555", "4790055555")], Look("anna", "anna", "4790055555"));

    [Fact]
    public void Who_of_a_rota_has_no_number_or_is_no_user() => Assert.Equal(
        [Finding.Warn("alarms to pumps", "no user with a number: bert, carl", "sudo iotsms users add bert --number +4790012345")],
        Look("pumps"));

    [Fact]
    public void That_nobody_at_all_is_told() => Assert.Equal(
        [Finding.Fail("alarms to bert", "no user with a number: bert", "sudo iotsms users add bert --number +4790012345")], Look("bert"));

    private static IEnumerable<Finding> Look(params string[] tells) => AlarmChecks.Look(
        new()
        {
            Rules = [.. tells.Select(tell => new AlarmRuleSection { Tell = tell })],
            Rotas = [new() { Name = "pumps", Shifts = [new() { Users = ["anna", "bert"] }, new() { Users = ["carl"] }] }],
        },
        Users);
}
