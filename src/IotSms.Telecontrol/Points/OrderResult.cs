namespace IotSms.Telecontrol.Points;

/// <summary>What became of an order to an output.</summary>
public abstract record OrderResult
{
    private OrderResult() { }

    /// <summary>It was carried out.</summary>
    /// <param name="State">How the output is.</param>
    /// <param name="IsKept">False: it is to be restored, and the disk did not take it; a restart would bring back an older state.</param>
    public sealed record Done(PointState State, bool IsKept = true) : OrderResult;

    /// <summary>The pulse is longer than this output may be given.</summary>
    /// <param name="Longest">The longest.</param>
    public sealed record PulseTooLong(TimeSpan Longest) : OrderResult;

    /// <summary>The line can't be driven; nobody knows how the output is.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record LineFails(string Fault) : OrderResult;
}
