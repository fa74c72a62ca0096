namespace IotSms.Simulator.Tests.Module;

public sealed class WhatOutlivesAReset
{
    [Theory]
    [InlineData("sim800", "AT+CMGF=1;+CNMI=2,2,0,1,0;+CREG=2;+CMEE=2",
        "AT+CMGF?;+CNMI?;+CREG?;+CMEE?", "+CMGF: 0|+CNMI: 2,1,0,0,0|+CREG: 0,1|+CMEE: 0")]
    [InlineData("sim800", "AT+CMGF=1;+CNMI=2,2,0,1,0;+CGREG=1;+CMEE=2;&W",
        "AT+CMGF?;+CNMI?;+CGREG?;+CMEE?", "+CMGF: 1|+CNMI: 2,2,0,1,0|+CGREG: 1,1|+CMEE: 2")]
    [InlineData("sim7600", "AT+CMGF=1;+CREG=2;+CMEE=2;+CSMS=1;&W",
        "AT+CMGF?;+CREG?;+CMEE?;+CSMS?", "+CMGF: 0|+CREG: 0,1|+CMEE: 1|+CSMS: 0,1,1,1")]
    [InlineData("sim7600", "AT+CNMI=1,1,0,1,0;+CTZU=1;+CNMP=13", "AT+CNMI?;+CTZU?;+CNMP?", "+CNMI: 1,1,0,1,0|+CTZU: 1|+CNMP: 13")]
    [InlineData("sim800", "AT+CSCS=\"UCS2\";+CSMP=49,167,0,8", "AT+CSCS?;+CSMP?", "+CSCS: \"IRA\"|+CSMP: 49,167,0,8")]
    [InlineData("sim800", "AT+CSCS=\"UCS2\";+CSMINS=1;&W", "AT+CSCS?;+CSMINS?", "+CSCS: \"UCS2\"|+CSMINS: 1,1")]
    [InlineData("sim800", "AT+CSMINS=1", "AT+CSMINS?", "+CSMINS: 0,1")]
    [InlineData("sim7600", "AT+CSCS=\"UCS2\";+CSMP=49,167,0,8;&W", "AT+CSCS?;+CSMP?", "+CSCS: \"IRA\"|+CSMP: 17,167,0,0")]
    [InlineData("sim800", "AT+CLIP=1;+CUSD=1;&W", "AT+CLIP?;+CUSD?", "+CLIP: 0|+CUSD: 0")]
    [InlineData("sim800", "AT+CPMS=\"ME\",\"ME\",\"ME\";&W", "AT+CPMS?", "+CPMS: \"SM\",0,40,\"SM\",0,40,\"SM\",0,40")]
    [InlineData("sim7600", "AT+CPMS=\"SM\",\"SM\",\"SM\"", "AT+CPMS?", "+CPMS: \"SM\",0,50,\"SM\",0,50,\"SM\",0,50")]
    [InlineData("sim7600", "AT&F", "AT+CPMS?", "+CPMS: \"SM\",0,50,\"SM\",0,50,\"SM\",0,50")]
    [InlineData("sim800", "AT+CIURC=0;&W", "AT+CIURC?", "+CIURC: 0")]
    public void A_setting_is_kept_or_lost_as_the_manual_says(string profile, string before, string read, string after)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.EndsWith("\r\nOK\r\n", bench.Type(before + "\r"));
        bench.Simulation.Restart("test");
        bench.Wait(60);
        bench.Quiet();
        Assert.Equal(string.Concat(after.Split('|').Select(line => $"\r\n{line}\r\n")) + "\r\nOK\r\n", bench.Type(read + "\r"));
    }

    [Theory]
    [InlineData("AT&F\r", "+CMEE: 0", "+CSCS: \"IRA\"", "+IPR: 57600")]
    [InlineData("ATZ\r", "+CMEE: 1", "+CSCS: \"GSM\"", "+IPR: 57600")]
    public void Factory_defaults_and_stored_values_leave_the_rate_alone(string command, params string[] lines)
    {
        using var bench = new Bench("sim800").Quiet();
        bench.Type("AT+CMEE=1;+CSCS=\"GSM\";&W\r");
        bench.Type("AT+CMEE=2;+CSCS=\"HEX\";+IPR=57600\r");
        Assert.Equal("\r\nOK\r\n", bench.Type(command));
        bench.Quiet();
        Assert.Equal(string.Concat(lines.Select(line => $"\r\n{line}\r\n")) + "\r\nOK\r\n", bench.Type("AT+CMEE?;+CSCS?;+IPR?\r"));
    }

    [Fact]
    public void A_SIM800_whose_radio_was_off_starts_with_its_radio_off()
    {
        using var bench = new Bench("sim800").Quiet();
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CFUN=4\r"));
        bench.Simulation.CutSupply();
        bench.Simulation.RestoreSupply(starts: true);
        Assert.EndsWith("\r\nRDY\r\n\r\n+CFUN: 4\r\n\r\n+CPIN: READY\r\n\r\nCall Ready\r\n\r\nSMS Ready\r\n", bench.Wait(60));
        bench.Quiet();
        Assert.Equal("\r\n+CREG: 0,0\r\n\r\nOK\r\n", bench.Type("AT+CREG?\r"));
        bench.Type("AT+CFUN=1\r");
        bench.Wait(30);
        Assert.Equal("\r\n+CREG: 0,1\r\n\r\nOK\r\n", bench.Type("AT+CREG?\r"));
    }

    [Fact]
    public void A_SIM7600_starts_with_its_radio_on()
    {
        using var bench = new Bench("sim7600").Quiet();
        bench.Type("AT+CFUN=4\r");
        bench.Simulation.Restart("test");
        bench.Wait(60);
        bench.Quiet();
        Assert.Equal("\r\n+CREG: 0,1\r\n\r\n+CFUN: 1\r\n\r\nOK\r\n", bench.Type("AT+CREG?;+CFUN?\r"));
    }

    [Fact]
    public void Minimum_functionality_lets_the_card_go_and_full_reads_it_again()
    {
        using var bench = new Bench("sim800", options => options with { Pin = "1111" }).Quiet();
        bench.Type("AT+CPIN=\"1111\"\r");
        bench.Wait(60);
        bench.Type("AT+CREG=1\r");
        Assert.Equal("\r\nOK\r\n\r\n+CREG: 0\r\n\r\n+CPIN: NOT READY\r\n", bench.Type("AT+CFUN=0\r"));
        Assert.Equal("\r\nERROR\r\n", bench.Type("AT+CFUN=4\r"));
        bench.Ask("""{"do":"registration","stat":1}""");
        Assert.Equal("", bench.Said());
        Assert.Equal("\r\nOK\r\n", bench.Type("AT+CFUN=1\r"));
        Assert.Equal("\r\n+CPIN: SIM PIN\r\n", bench.Wait(60));
        bench.Type("AT+CPIN=\"1111\"\r");
        Assert.Contains("\r\nSMS Ready\r\n", bench.Wait(60));
        Assert.Equal("\r\n+CMGS: 1\r\n\r\nOK\r\n", bench.Submit());
    }

    [Theory]
    [InlineData("sim800", 5)]
    [InlineData("sim800", 6)]
    [InlineData("sim7600", 8)]
    public void A_level_the_model_does_not_have_is_an_error(string profile, int level)
    {
        using var bench = new Bench(profile).Quiet();
        Assert.Equal("\r\nERROR\r\n", bench.Type($"AT+CFUN={level}\r"));
    }
}
