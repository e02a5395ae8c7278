namespace Lifecycle.Testing;

/// <summary>The definition that is built from a blueprint.</summary>
internal sealed class BlueprintLifecycle(Blueprint blueprint) : LifecycleDefinition<int, int, BlueprintSubject>
{
    /// <inheritdoc/>
    public override string Name => "Blueprint";

    /// <inheritdoc/>
    protected override void Define(LifecycleBuilder<int, int, BlueprintSubject> lifecycle)
    {
        lifecycle.StartsIn(blueprint.InitialStage);
        foreach (var key in blueprint.Stages)
        {
            var stage = lifecycle.Stage(key)
                .OnEntry(context => context.Subject.Log.Add($"enter {key}"))
                .OnExit(context => context.Subject.Log.Add($"exit {key}"));
            if (blueprint.Superstages[key] is { } superstage)
                stage.Within(superstage);

            if (blueprint.SubstagesOf(key).Any())
                stage.StartsIn(blueprint.SubstagesOf(key).First());

            foreach (var cell in blueprint.Rules.Where(rule => rule.Stage == key).GroupBy(rule => rule.Trigger))
                Permit(stage, cell.Key, [.. cell]);
        }
    }

    private static void Permit(StageBuilder<int, int, BlueprintSubject> stage, int trigger, BlueprintRule[] rules)
    {
        if (rules is [{ Kind: TransitionKind.Ignore }])
        {
            stage.Ignore(trigger);
            return;
        }

        var transition = stage.On(trigger);
        if (rules is [{ Guard: null } only])
        {
            Complete(transition, only);
            return;
        }

        BranchedStageBuilder<int, int, BlueprintSubject>? branched = null;
        foreach (var rule in rules)
        {
            if (rule.Guard is not { } guard)
            {
                Complete(branched!.Otherwise(), rule);
                continue;
            }

            bool Holds(BlueprintSubject subject) => subject.Guards.Contains(guard);
            branched = Complete(
                branched is null ? transition.When($"guard {guard}", Holds) : branched.When($"guard {guard}", Holds),
                rule);
        }
    }

    private static TNext Complete<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, int, int, BlueprintSubject> branch,
        BlueprintRule rule)
        where TBuilder : BranchBuilder<TBuilder, TNext, int, int, BlueprintSubject> =>
        rule.Kind switch
        {
            TransitionKind.Move => branch.GoTo(rule.Target),
            TransitionKind.ReEntry => branch.ReEnter(),
            TransitionKind.Return => branch.GoToPrevious(),
            _ => branch.OnTransition(context => context.Subject.Log.Add("stay")).Stay(),
        };
}
