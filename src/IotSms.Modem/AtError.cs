namespace IotSms.Modem;

/// <summary>Which final result code carried an error.</summary>
public enum AtErrorKind
{
    /// <summary>Plain <c>ERROR</c> (V.250 5.7.1): the command was not understood or not allowed now.</summary>
    Error,

    /// <summary><c>+CME ERROR</c> (3GPP TS 27.007 9.2).</summary>
    Cme,

    /// <summary><c>+CMS ERROR</c> (3GPP TS 27.005 3.2.5).</summary>
    Cms,

    /// <summary><c>NO CARRIER</c>, <c>BUSY</c>, <c>NO ANSWER</c>, <c>NO DIALTONE</c>.</summary>
    Call,
}

/// <summary>An error a module answered with.</summary>
/// <param name="Kind">The result code it came by.</param>
/// <param name="Code">Its number; null for plain <c>ERROR</c> and for verbose texts that are not known.</param>
/// <param name="Text">Its meaning in the standard's words, or the text the module gave.</param>
public sealed record AtError(AtErrorKind Kind, int? Code, string Text)
{
    /// <summary>As the module would print it with numbers, such as <c>+CMS ERROR: 38</c>.</summary>
    public override string ToString() => Kind switch
    {
        AtErrorKind.Cme => $"+CME ERROR: {Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Text}",
        AtErrorKind.Cms => $"+CMS ERROR: {Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Text}",
        _ => Text,
    };
}
