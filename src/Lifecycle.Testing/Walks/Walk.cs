namespace Lifecycle.Testing;

/// <summary>
/// A legal walk through a graph, as far as the graph can tell: every trigger is permitted where it is fired. Of several
/// routes with conditions any may be taken, so that a walk of a lifecycle with conditions or criteria says what may
/// happen, not what will. Immutable.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Start">The stage that it starts from.</param>
/// <param name="Steps">Its steps, each from where the one before leads to.</param>
public sealed record Walk<TStage, TTrigger>(TStage Start, IReadOnlyList<WalkStep<TStage, TTrigger>> Steps)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The stage that it ends in.</summary>
    public TStage End => Steps is [.., var last] ? last.To : Start;

    /// <summary>The triggers, in order.</summary>
    public IEnumerable<TTrigger> Triggers => Steps.Select(step => step.Trigger);

    /// <summary>The stages, from the first to the last.</summary>
    public IEnumerable<TStage> Stages => Steps.Select(step => step.To).Prepend(Start);

    /// <summary>The stages, with the triggers between them.</summary>
    public override string ToString() =>
        $"{Start}{string.Concat(Steps.Select(step => $" -{step.Trigger}-> {step.To}"))}";
}
