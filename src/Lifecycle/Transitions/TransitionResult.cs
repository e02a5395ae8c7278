namespace Lifecycle;

/// <summary>What came of firing a trigger: an immutable value.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public readonly struct TransitionResult<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Consequences? _consequences;

    internal TransitionResult(
        TransitionOutcome outcome, TStage from, TStage to, TTrigger trigger, GateReport report, Consequences? consequences = null)
    {
        Outcome = outcome;
        From = from;
        To = to;
        Trigger = trigger;
        Report = report;
        _consequences = consequences;
    }

    /// <summary>What came of it.</summary>
    public TransitionOutcome Outcome { get; }

    /// <summary>The stage the instance stood in.</summary>
    public TStage From { get; }

    /// <summary>The stage the instance stood in right after this step; equal to <see cref="From"/> unless it moved.</summary>
    public TStage To { get; }

    /// <summary>The trigger.</summary>
    public TTrigger Trigger { get; }

    /// <summary>What the gate found.</summary>
    public GateReport Report { get; }

    /// <summary>Whether the instance left its stage.</summary>
    public bool Moved => Outcome == TransitionOutcome.Moved;

    /// <summary>
    /// Whether the trigger was accepted: the instance moved or stayed, or the stage ignores the trigger by definition.
    /// </summary>
    public bool Accepted => Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed or TransitionOutcome.Ignored;

    /// <summary>The domain events that the step emits, in declared order. Empty unless the step was taken.</summary>
    public IReadOnlyList<object> Events => _consequences?.Events ?? [];

    /// <summary>
    /// What came of the triggers that actions asked for with <c>context.Then</c>, in the order they ran. Each is a step
    /// of its own: a refused one leaves this step standing.
    /// </summary>
    public IReadOnlyList<TransitionResult<TStage, TTrigger>> FollowUps => _consequences?.FollowUps ?? [];

    /// <summary>The report as text.</summary>
    public override string ToString() => Report?.ToString() ?? string.Empty;

    internal TransitionResult<TStage, TTrigger> With(IReadOnlyList<TransitionResult<TStage, TTrigger>> followUps) =>
        new(Outcome, From, To, Trigger, Report, new(Events, followUps));

    /// <summary>The rare rest of a result, apart so that the common result is small.</summary>
    internal sealed record Consequences(
        IReadOnlyList<object> Events, IReadOnlyList<TransitionResult<TStage, TTrigger>> FollowUps);
}
