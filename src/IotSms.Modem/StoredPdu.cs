namespace IotSms.Modem;

/// <summary>A place in a module's message storage.</summary>
/// <param name="Storage">The storage's name (3GPP TS 27.005 3.2.2): <c>SM</c>, <c>ME</c>, <c>SR</c>, <c>MT</c>.</param>
/// <param name="Index">The location number, first one 0 or 1 by module.</param>
public readonly record struct StorageSlot(string Storage, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Storage},{Index}";
}

/// <summary>A message or report as it lies in a slot.</summary>
/// <param name="Slot">Where it lies.</param>
/// <param name="State">Its status (3GPP TS 27.005 3.1 <c>stat</c>): 0 unread, 1 read, 2 unsent, 3 sent.</param>
/// <param name="Hex">The service centre address and TPDU in hexadecimal, as the module gave it, not yet decoded.</param>
public sealed record StoredPdu(StorageSlot Slot, int State, string Hex);
