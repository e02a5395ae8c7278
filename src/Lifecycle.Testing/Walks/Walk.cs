namespace Lifecycle.Testing;

/// <summary>
/// A legal walk through a graph: the graph permits every trigger in the stage in which it is fired. A walk may take any
/// branch of a conditional transition and evaluates no criteria, so it shows what can happen, not what happens to a
/// particular subject. Immutable.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Start">The stage that the walk starts in.</param>
/// <param name="Steps">The steps. Each leaves the stage that the one before leads to.</param>
public sealed record Walk<TStage, TTrigger>(TStage Start, IReadOnlyList<WalkStep<TStage, TTrigger>> Steps)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The stage that the walk ends in.</summary>
    public TStage End => Steps is [.., var last] ? last.To : Start;

    /// <summary>The triggers of the steps, in order.</summary>
    public IEnumerable<TTrigger> Triggers => Steps.Select(step => step.Trigger);

    /// <summary>The stages, from <see cref="Start"/> to <see cref="End"/>.</summary>
    public IEnumerable<TStage> Stages => Steps.Select(step => step.To).Prepend(Start);

    /// <summary>The walk as text, for example <c>Cart -Place-> Placed</c>.</summary>
    public override string ToString() =>
        $"{Start}{string.Concat(Steps.Select(step => $" -{step.Trigger}-> {step.To}"))}";
}
