using IotSms.Agent.Configuration;
using IotSms.Agent.Doctor;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Agent.Tests.Doctor;

public sealed class WhatTheDoctorSeesOfUsers : IDisposable
{
    private readonly Folder _root = new();

    private AgentConfiguration Configuration => new() { Agent = new() { DataDirectory = _root.Path } };

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Nobody() => Assert.Equal(
        [Finding.Ok("users", "nobody may command the site (iotsms users add)")], UserChecks.Look(Configuration, isSynchronized: false));

    [Theory]
    [InlineData("auto", true)]
    [InlineData("trusted", false)]
    public void Users_whose_clock_is_right(string clock, bool isSynchronized)
    {
        Add("anna", new Credential.Totp(new byte[20], 6));

        Assert.Equal([Finding.Ok("users", "1 may command the site")], Look(clock, isSynchronized));
    }

    [Theory]
    [InlineData("auto", false)]
    [InlineData("untrusted", true)]
    public void Users_whose_codes_need_a_clock_that_nobody_sets(string clock, bool isSynchronized)
    {
        Add("anna", new Credential.Totp(new byte[20], 6));
        Add("bob", new Credential.Hotp(new byte[20], 6));

        var finding = Assert.Single(Look(clock, isSynchronized));

        Assert.Equal((Severity.Warn, "codes of the time are refused until the clock is set: anna"), (finding.Severity, finding.Detail));
    }

    [Fact]
    public void A_file_that_can_not_be_used()
    {
        Add("anna", null);
        File.WriteAllText(UserFiles.File(_root["users"], "bob"), "{}");

        var finding = Assert.Single(UserChecks.Look(Configuration, isSynchronized: true));

        Assert.Equal(Severity.Fail, finding.Severity);
        Assert.Contains("bob.json", finding.Detail, StringComparison.Ordinal);
    }

    private Finding[] Look(string clock, bool isSynchronized) =>
        [.. UserChecks.Look(Configuration with { Access = new() { Clock = clock } }, isSynchronized)];

    private void Add(string name, Credential? credential) =>
        UserFiles.Write(_root["users"], new(new User { Name = name, Numbers = [] }, credential));
}
