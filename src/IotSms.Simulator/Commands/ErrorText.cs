namespace IotSms.Simulator.Commands;

/// <summary>How an error is printed, by <c>+CMEE</c>.</summary>
internal static class ErrorText
{
    public static string Cme(int code, int form) => form switch
    {
        0 => "ERROR",
        1 => $"+CME ERROR: {code}",
        _ => $"+CME ERROR: {CmeText(code)}",
    };

    /// <summary>+CMS ERROR is printed whatever <c>+CMEE</c> says; verbose with 2 (27.005 3.2.5).</summary>
    public static string Cms(int code, int form) => form < 2 ? $"+CMS ERROR: {code}" : $"+CMS ERROR: {CmsText(code)}";

    private static string CmeText(int code) => code switch
    {
        3 => "operation not allowed",
        4 => "operation not supported",
        10 => "SIM not inserted",
        11 => "SIM PIN required",
        12 => "SIM PUK required",
        13 => "SIM failure",
        14 => "SIM busy",
        15 => "SIM wrong",
        16 => "incorrect password",
        21 => "invalid index",
        30 => "no network service",
        50 => "incorrect parameters",
        _ => "unknown",
    };

    private static string CmsText(int code) => code switch
    {
        300 => "ME failure",
        302 => "Operation not allowed",
        303 => "Operation not supported",
        304 => "Invalid PDU mode parameter",
        305 => "Invalid text mode parameter",
        310 => "SIM not inserted",
        311 => "SIM PIN required",
        312 => "PH-SIM PIN required",
        313 => "SIM failure",
        314 => "SIM busy",
        316 => "SIM PUK required",
        320 => "Memory failure",
        321 => "Invalid memory index",
        322 => "Memory full",
        330 => "SMSC address unknown",
        331 => "No network service",
        332 => "Network timeout",
        340 => "No +CNMA acknowledgement expected",
        _ => "Unknown error",
    };
}
