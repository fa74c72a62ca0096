namespace IotSms.Gateway;

/// <summary>Why a message failed or was refused: a stable code, words for people, and what the module or network said.</summary>
/// <param name="Code">A stable word in kebab case, such as <c>invalid-number</c>.</param>
/// <param name="Detail">What is wrong, naming the field and the value.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Raw">The raw <c>+CMS</c>, <c>+CME</c> or TP-ST value, if there is one.</param>
public sealed record MessageError(string Code, string Detail, string? Hint = null, string? Raw = null);
