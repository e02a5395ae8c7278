namespace Lifecycle;

/// <summary>
/// The answer of an entry criterion: met, unmet with a reason, or not applicable. Immutable; equal by value.
/// <c>default</c> is an unmet answer without a reason, so a forgotten answer never opens a gate.
/// </summary>
public readonly record struct CriterionResult
{
    private CriterionResult(Verdict verdict, string? reason, string? remedy, string? evidence)
    {
        Verdict = verdict;
        Reason = reason;
        Remedy = remedy;
        Evidence = evidence;
    }

    /// <summary>
    /// <see cref="Verdict.Met"/>, <see cref="Verdict.Unmet"/> or <see cref="Verdict.NotApplicable"/>; in a dry run
    /// without a payload also <see cref="Verdict.AwaitsPayload"/>.
    /// </summary>
    public Verdict Verdict { get; }

    /// <summary>
    /// Why the criterion is unmet or not applicable, as a sentence; otherwise <see langword="null"/>.
    /// </summary>
    public string? Reason { get; }

    /// <summary>The remedy for an unmet criterion, as a sentence, if the criterion names one.</summary>
    public string? Remedy { get; }

    /// <summary>
    /// The evidence that was seen when met, or that is missing when unmet, if the criterion names it.
    /// </summary>
    public string? Evidence { get; }

    /// <summary>The criterion is met.</summary>
    /// <param name="evidence">The evidence that shows it, for the record.</param>
    public static CriterionResult Met(string? evidence = null) => new(Verdict.Met, null, null, evidence);

    /// <summary>The criterion is not met.</summary>
    /// <param name="reason">The reason, as a sentence that a user can act on.</param>
    /// <param name="remedy">The remedy, as a sentence.</param>
    /// <param name="missingEvidence">The document or record that would show it.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty: a refusal must have a
    /// reason.</exception>
    public static CriterionResult Unmet(string reason, string? remedy = null, string? missingEvidence = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(Verdict.Unmet, reason, remedy, missingEvidence);
    }

    /// <summary>The criterion was not evaluated, since the dry run left out the payload.</summary>
    internal static CriterionResult AwaitsPayload<TPayload>() => new(
        Verdict.AwaitsPayload, $"It is evaluated with the payload, a {TypeText.Of(typeof(TPayload))}.", null, null);

    /// <summary>The answer in a fire that has no payload, where waiting for one would open the gate.</summary>
    internal CriterionResult WithoutPayload() =>
        new(Verdict.Unmet, $"{Reason} The command has none.", "Fire the trigger with its payload.", null);

    /// <summary>The criterion does not concern this subject, and so does not block.</summary>
    /// <param name="reason">The reason, as a sentence.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is empty.</exception>
    public static CriterionResult NotApplicable(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new(Verdict.NotApplicable, reason, null, null);
    }
}
