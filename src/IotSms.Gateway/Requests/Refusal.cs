namespace IotSms.Gateway;

/// <summary>Why a request was refused at the door.</summary>
/// <param name="Code">
/// A stable word in kebab case, such as <c>invalid-number</c>, <c>empty-text</c>, <c>too-many-parts</c>, <c>id-conflict</c>,
/// <c>quota-exceeded</c>, <c>disk-full</c>.
/// </param>
/// <param name="Field">The field, in the contract's name.</param>
/// <param name="Detail">What is wrong, with the value.</param>
/// <param name="Hint">What would be right.</param>
/// <param name="TryLater">Whether the same request may be accepted later (quota, disk full).</param>
public sealed record Refusal(string Code, string? Field, string Detail, string Hint, bool TryLater = false);
