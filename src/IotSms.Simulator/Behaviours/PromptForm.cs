namespace IotSms.Simulator.Behaviours;

/// <summary>A prompt of another form than CR LF &gt; blank, as some firmware prints it.</summary>
/// <param name="form">The characters.</param>
/// <param name="times">How often; 0 for ever.</param>
public sealed class PromptForm(string form, int times = 0) : Behaviour
{
    private int _done;

    /// <inheritdoc/>
    public override bool IsSpent => times > 0 && _done >= times;

    /// <inheritdoc/>
    public override string OnPrompt(string prompt)
    {
        _done++;
        return form;
    }
}
