namespace Lifecycle.Interop.Tests.Differential;

/// <summary>What the guards say, and what the actions did.</summary>
public sealed class Scene
{
    public bool[] Guards { get; } = new bool[Blueprint.Guards];

    public List<string> Log { get; } = [];
}

/// <summary>The blueprint as a lifecycle.</summary>
internal sealed class BlueprintLifecycle(Blueprint blueprint) : LifecycleDefinition<int, int, Scene>
{
    protected override void Define(LifecycleBuilder<int, int, Scene> lifecycle)
    {
        lifecycle.StartsIn(blueprint.Initial);
        foreach (var state in blueprint.States)
        {
            var stage = lifecycle.Stage(state)
                .OnEntry(context => context.Subject.Log.Add($"enter {state}"))
                .OnExit(context => context.Subject.Log.Add($"exit {state}"));
            if (blueprint.Parents[state] is { } parent)
                stage.Within(parent);

            if (blueprint.ChildrenOf(state).Any())
                stage.StartsIn(blueprint.ChildrenOf(state).First());

            foreach (var cell in blueprint.Rules.Where(rule => rule.State == state).GroupBy(rule => rule.Trigger))
                Permit(stage, cell.Key, [.. cell]);
        }
    }

    private static void Permit(StageBuilder<int, int, Scene> stage, int trigger, Rule[] rules)
    {
        if (rules is [{ Kind: TransitionKind.Ignore }])
        {
            stage.Ignore(trigger);
            return;
        }

        var transition = stage.On(trigger);
        if (rules is [{ Guard: null } only])
        {
            Lead(transition, only);
            return;
        }

        RoutedStageBuilder<int, int, Scene>? routed = null;
        foreach (var rule in rules)
        {
            if (rule.Guard is { } guard)
                routed = Lead(routed is null ? transition.When($"guard {guard}", scene => scene.Guards[guard]) : routed.When($"guard {guard}", scene => scene.Guards[guard]), rule);
            else
                Lead(routed!.Otherwise(), rule);
        }
    }

    private static TNext Lead<TBuilder, TNext>(RouteBuilder<TBuilder, TNext, int, int, Scene> route, Rule rule)
        where TBuilder : RouteBuilder<TBuilder, TNext, int, int, Scene> => rule.Kind switch
        {
            TransitionKind.Move => route.GoTo(rule.Target),
            TransitionKind.ReEntry => route.ReEnter(),
            _ => route.OnTransition(context => context.Subject.Log.Add("stay")).Stay(),
        };
}
