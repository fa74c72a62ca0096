namespace IotSms.Telecontrol.Access.Proofs;

/// <summary>What a code proves.</summary>
internal abstract record ProofOutcome
{
    private ProofOutcome() { }

    /// <summary>It is right.</summary>
    /// <param name="Counter">The counter or time step that it spends, with all before it; null: nothing is spent (a PIN).</param>
    /// <param name="CannotBeGuessed">Whether trying does not lead to it: a signature, or two codes in a row.</param>
    public sealed record Proven(long? Counter, bool CannotBeGuessed = false) : ProofOutcome;

    /// <summary>It is not.</summary>
    /// <param name="Code">A stable word: <c>code-wrong</c>, <c>code-used</c>, <c>code-old</c>, <c>clock-untrusted</c>.</param>
    public sealed record NotProven(string Code) : ProofOutcome
    {
        /// <summary>Whether somebody may be trying: a code that was good once is a repetition, be it the network's own.</summary>
        public bool IsGuess => Code == "code-wrong";
    }
}
