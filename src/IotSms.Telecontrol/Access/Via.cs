namespace IotSms.Telecontrol.Access;

/// <summary>The way a command came.</summary>
public enum Via
{
    /// <summary>A short message: its sender's number can be faked.</summary>
    Sms,

    /// <summary>A request on the broker: it names its user.</summary>
    Mqtt,

    /// <summary>This machine's control socket, which the file system guards.</summary>
    Cli,

    /// <summary>A call, by a configuration that says in so many words that its number is proof enough.</summary>
    Call,
}
