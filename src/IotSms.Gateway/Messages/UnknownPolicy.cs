namespace IotSms.Gateway;

/// <summary>What happens to a part that may have gone out or not, once nothing settles it. In JSON: <c>onUnknown</c>.</summary>
public enum UnknownPolicy
{
    /// <summary>It is sent again, and the message is marked <c>possibleDuplicate</c>.</summary>
    Resend,

    /// <summary>It stays <c>unknown</c> until somebody decides.</summary>
    Hold,
}
