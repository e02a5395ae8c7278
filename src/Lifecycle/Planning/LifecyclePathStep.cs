namespace Lifecycle;

/// <summary>One step of a path through a graph. Immutable; equal by value.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Transition">The transition that is taken.</param>
/// <param name="To">The stage afterwards, also where the transition returns to the previous stage.</param>
public sealed record LifecyclePathStep<TStage, TTrigger>(
    LifecycleTransition<TStage, TTrigger> Transition, LifecycleStage<TStage, TTrigger> To)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>
    /// Every criterion in front of the step, in the order of evaluation. On a path, the target of a return is known, so
    /// its entry criteria are among them.
    /// </summary>
    public IEnumerable<CriterionDescription> Criteria => Transition.Kind == TransitionKind.Return
        ? Transition.Criteria.Concat(
            To.SelfAndSuperstages()
                .Except(Transition.From.SelfAndSuperstages())
                .Reverse()
                .SelectMany(stage => stage.EntryCriteria))
        : Transition.Criteria;
}
