namespace IotSms.Simulator.Behaviours;

/// <summary>Where an unsolicited result code breaks into an exchange.</summary>
public enum InterjectionPoint
{
    /// <summary>Between a command and its answer.</summary>
    BeforeAnswer,

    /// <summary>Between two lines of an answer.</summary>
    InsideAnswer,

    /// <summary>Between <c>AT+CMGS</c> and its prompt.</summary>
    BeforePrompt,

    /// <summary>Between the prompt and the PDU.</summary>
    AfterPrompt,

    /// <summary>Between the PDU and <c>+CMGS</c>.</summary>
    InNetwork,
}
