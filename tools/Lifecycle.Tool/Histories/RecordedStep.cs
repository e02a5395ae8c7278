namespace Lifecycle.Tool;

/// <summary>A step of a history, as a file states it.</summary>
/// <param name="Line">The line on which it begins; the first is 1.</param>
/// <param name="Instance">The id of the instance; <see langword="null"/> if the file is one history.</param>
/// <param name="Trigger">The trigger; <see langword="null"/> for a start, and for a change of the subject.</param>
/// <param name="From">The stage before, if it is stated.</param>
/// <param name="To">The stage afterwards, if it is stated.</param>
/// <param name="Outcome">The outcome, if it is stated. A step that was refused changed nothing.</param>
internal readonly record struct RecordedStep(
    long Line, string? Instance, string? Trigger, string? From, string? To, string? Outcome)
{
    private static readonly string[] Refusals =
    [
        nameof(TransitionOutcome.Refused), nameof(TransitionOutcome.NotPermitted), nameof(TransitionOutcome.Conflict),
    ];

    public bool WasRefused => Outcome is not null && Refusals.Contains(Outcome, StringComparer.OrdinalIgnoreCase);
}
