namespace Lifecycle;

/// <summary>Compiles one way from one stage: the gate in front of it, and its actions in order.</summary>
internal sealed class RouteCompiler<TStage, TTrigger, TSubject>(
    List<StageDeclaration<TStage, TTrigger, TSubject>> declarations,
    LifecycleStage<TStage, TTrigger>[] stages,
    CriterionCatalogue<TSubject> catalogue,
    Func<TSubject, IEnumerable<Waiver>>? waivers)
    where TStage : notnull
    where TTrigger : notnull
{
    public CompiledRoute<TStage, TTrigger, TSubject> Compile(
        LifecycleStage<TStage, TTrigger> from,
        LifecycleTrigger<TTrigger> trigger,
        LifecycleStage<TStage, TTrigger> declaredBy,
        RouteDeclaration<TStage, TTrigger, TSubject> route,
        LifecycleStage<TStage, TTrigger>? to)
    {
        var (left, entered) = Crossed(from, declaredBy, route.Kind, to);
        var criteria = Catalogued(route.Criteria)
            .Concat(entered.SelectMany(stage => Catalogued(Declaration(stage).Criteria)))
            .Distinct()
            .ToArray();
        StepAction<TStage, TTrigger, TSubject>[] actions =
        [
            .. left.SelectMany(stage => Declaration(stage).ExitActions),
            .. route.Actions,
            .. entered.SelectMany(stage => Declaration(stage).EntryActions),
        ];
        var transition = new LifecycleTransition<TStage, TTrigger>
        {
            From = from,
            Trigger = trigger,
            Kind = route.Kind,
            To = to,
            DeclaredBy = declaredBy,
            Condition = route.Condition?.Name,
            Criteria = Array.ConvertAll(criteria, criterion => criterion.Description),
        };
        return new(
            transition,
            route.Condition,
            new(criteria, waivers, trigger.Name, from.Name, (to ?? from).Name, WhenPassed(route.Kind)),
            actions,
            [.. route.Events],
            towards: to is null ? target => Compile(from, trigger, declaredBy, route, stages[target]) : null);
    }

    /// <summary>The stages that the step leaves, innermost first, and those it enters, outermost first.</summary>
    private static (IEnumerable<LifecycleStage<TStage, TTrigger>> Left, IEnumerable<LifecycleStage<TStage, TTrigger>> Entered) Crossed(
        LifecycleStage<TStage, TTrigger> from,
        LifecycleStage<TStage, TTrigger> declaredBy,
        TransitionKind kind,
        LifecycleStage<TStage, TTrigger>? to)
    {
        if (kind is TransitionKind.Stay or TransitionKind.Ignore || to is null)
            return ([], []);

        var outward = from.SelfAndSuperstages();
        if (kind == TransitionKind.ReEntry)
        {
            LifecycleStage<TStage, TTrigger>[] crossed = [.. outward.TakeWhile(stage => stage != declaredBy), declaredBy];
            return (crossed, crossed.Reverse());
        }

        return (outward.TakeWhile(stage => !to.IsWithin(stage)), to.SelfAndSuperstages().TakeWhile(stage => !from.IsWithin(stage)).Reverse());
    }

    private static TransitionOutcome WhenPassed(TransitionKind kind) => kind switch
    {
        TransitionKind.Stay => TransitionOutcome.Stayed,
        TransitionKind.Ignore => TransitionOutcome.Ignored,
        _ => TransitionOutcome.Moved,
    };

    private StageDeclaration<TStage, TTrigger, TSubject> Declaration(LifecycleStage<TStage, TTrigger> stage) => declarations[stage.Index];

    private IEnumerable<Criterion<TSubject>> Catalogued(IEnumerable<Criterion<TSubject>> criteria) =>
        criteria.Select(catalogue.Find);
}
