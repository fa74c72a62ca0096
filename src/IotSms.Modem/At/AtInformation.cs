namespace IotSms.Modem.At;

/// <summary>Which lines are a command's information response; all others came by themselves.</summary>
internal enum AtInformation
{
    /// <summary>Those that start with the command's own name.</summary>
    Tagged,

    /// <summary>Also lines without any tag, such as the digits of AT+CGSN.</summary>
    Untagged,

    /// <summary>Every line that is no known unsolicited result code: for commands nobody knows.</summary>
    Any,
}
