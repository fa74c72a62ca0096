namespace IotSms.EndToEnd.Crashes;

/// <summary>Where in the agent's life it is killed.</summary>
internal enum Moment
{
    /// <summary>Before it is ready: while the program loads, opens its store, finds its module.</summary>
    StartUp,

    /// <summary>At any time, under load in both directions.</summary>
    Load,

    /// <summary>Around a prompt, an acceptance by the network, a <c>+CMGS</c>.</summary>
    Sending,

    /// <summary>Around a <c>+CMTI</c>, a reading, a deletion.</summary>
    Receiving,

    /// <summary>While it gets a module back that started anew, sagged, hangs or was unplugged.</summary>
    Recovery,

    /// <summary>After a SIGTERM, before it has ended by itself.</summary>
    Shutdown,

    /// <summary>A while after its broker was killed, or has come back from it.</summary>
    WithoutBroker,
}
