namespace IotSms.Architecture;

public class TheHouseIsAChain
{
    public static TheoryData<string> Floors => [.. House.Chain];

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_floor_knows_only_the_floors_below_it(string project)
    {
        var below = House.Chain[..Array.IndexOf(House.Chain, project)];
        var allowed = project == "IotSms.Agent" ? [.. below, "IotSms.Simulator"] : below;

        Assert.All(House.ProjectReferences(project), reference => Assert.Contains(reference, allowed));
        Assert.All(
            House.TypesUsedBy(project).Select(type => type.Assembly)
                .Where(name => name.StartsWith("IotSms", StringComparison.Ordinal)).Distinct(),
            name => Assert.Contains(name, allowed));
    }

    [Fact]
    public void The_simulator_knows_the_PDU_and_the_UART_seam_and_nothing_else()
    {
        Assert.All(House.ProjectReferences("IotSms.Simulator"),
            reference => Assert.Contains(reference, (string[])["IotSms.Pdu", "IotSms.Modem"]));
        Assert.All(
            House.TypesUsedBy("IotSms.Simulator").Where(type => type.Assembly.StartsWith("IotSms", StringComparison.Ordinal)),
            type => Assert.True(
                type.Assembly == "IotSms.Pdu" || type.Namespace == "IotSms.Modem.Uart", $"{type} is not the simulator's business"));
    }

    [Fact]
    public void The_PDU_has_no_package_no_input_or_output_no_task_and_no_clock()
    {
        Assert.Empty(House.PackageReferences("IotSms.Pdu"));
        Assert.Empty(House.ProjectReferences("IotSms.Pdu"));
        Assert.DoesNotContain(House.TypesUsedBy("IotSms.Pdu"), type =>
            type.Namespace is "System.IO" or "System.IO.Pipelines" or "System.Net" or "System.Net.Sockets" or "System.Threading.Channels"
            || (type.Namespace == "System.Threading.Tasks" && type.Name != "TaskAwaiter")
            || type.Name is "TimeProvider" or "Console" or "ILogger");
    }

    [Theory]
    [InlineData("System.IO.Ports", "IotSms.Modem")]
    [InlineData("System.Device.Gpio", "IotSms.Modem", "IotSms.Telecontrol")]
    [InlineData("LiteDB", "IotSms.Gateway")]
    [InlineData("MQTTnet", "IotSms.Agent")]
    [InlineData("System.CommandLine", "IotSms.Agent")]
    public void A_package_is_known_where_its_subject_is_and_nowhere_else(string package, params string[] floors)
    {
        foreach (var project in (string[])[.. House.Chain, "IotSms.Simulator"])
            Assert.True(
                floors.Contains(project) || !House.TypesUsedBy(project).Any(type => type.Assembly == package), $"{project} uses {package}");
    }

    [Fact]
    public void A_seam_exists_where_two_implementations_exist()
    {
        // The second implementation of some lives in the tests: the fake module, the disk that loses power.
        string[] seams = ["IUart", "IModem", "IBlockFile", "IMqttLink", "IRequestVerb", "ISiteCommand"];
        var declared = House.SourceFiles.SelectMany(File.ReadLines)
            .Select(line => System.Text.RegularExpressions.Regex.Match(
                line, @"^\s*(?:public|internal|private)\s+(?:partial\s+)?interface\s+(\w+)"))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);

        Assert.All(declared, name => Assert.Contains(name, seams));
    }
}
