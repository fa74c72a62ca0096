namespace IotSms.Gateway.Storage;

/// <summary>The store could not do what it was asked; what was asked is not on disk.</summary>
/// <param name="error">The kind of failure.</param>
/// <param name="message">One line for an operator, with the path concerned.</param>
/// <param name="innerException">What the system said.</param>
public sealed class StoreException(StoreError error, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The kind of failure.</summary>
    public StoreError Error { get; } = error;
}
