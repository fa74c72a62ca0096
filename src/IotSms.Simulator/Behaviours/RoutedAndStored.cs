namespace IotSms.Simulator.Behaviours;

/// <summary>A firmware that stores and tells what it has routed to the host already, so that each message is seen twice.</summary>
public sealed class RoutedAndStored : Behaviour
{
    /// <inheritdoc/>
    public override bool OnRoute(bool stored) => true;
}
