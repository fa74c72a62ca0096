namespace IotSms.Simulator.Tests;

/// <summary>Messages used all over: the PDU of "hellohello" to +46708251358.</summary>
internal static class Messages
{
    public const string Hello = "0011000B916407281553F80000AA0AE8329BFD4697D9EC37";
    public const string ControlZ = "\u001a";
    public const string Escape = "\u001b";

    /// <summary>"Hello world" from +491701234567, with the service centre +491770620000, as +CMGR prints it.</summary>
    public const string Stored = "0791947107260000040C919471103254760000421013329585800BC8329BFD06DDDF723619";

    /// <summary>The models each behaviour is shown on.</summary>
    public static TheoryData<string> Models => ["sim800", "sim7600"];

    /// <summary>Types a whole submit and returns what was said up to the end of its time.</summary>
    public static string Submit(this Bench bench, double wait = 2)
    {
        bench.Type("AT+CMGS=23\r");
        bench.Type(Hello + ControlZ);
        return bench.Wait(wait);
    }

    /// <summary>Carries out a request that must be right.</summary>
    public static string Ask(this Bench bench, string request)
    {
        var answer = bench.Simulation.Control(request);
        Assert.StartsWith("{\"ok\":true", answer);
        return answer;
    }
}
