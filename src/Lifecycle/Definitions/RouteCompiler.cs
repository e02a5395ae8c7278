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
    private readonly Dictionary<CompiledRoute<TStage, TTrigger, TSubject>, RouteDeclaration<TStage, TTrigger, TSubject>> _returns = [];

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
            Criteria = Array.AsReadOnly(Array.ConvertAll(criteria, criterion => criterion.Description)),
        };
        var compiled = new CompiledRoute<TStage, TTrigger, TSubject>(
            transition,
            route.Condition,
            new(criteria, waivers, trigger.Name, from.Name, (to ?? from).Name, WhenPassed(route.Kind)),
            actions,
            [.. route.Events]);
        if (to is null)
            _returns.Add(compiled, route);

        return compiled;
    }

    /// <summary>
    /// Compiles every return towards each stage that may be remembered there. All of it, so that nothing of the
    /// declaration is read once an instance runs.
    /// </summary>
    /// <param name="compiled">All routes.</param>
    public void CompileReturns(CompiledRoute<TStage, TTrigger, TSubject>[] compiled)
    {
        if (_returns.Count == 0)
            return;

        var arrivals = Arrivals(compiled.Select(route => route.Transition), stages.Length);
        foreach (var (open, route) in _returns.ToArray())
        {
            var (from, trigger, declaredBy) = (open.Transition.From, open.Transition.Trigger, open.Transition.DeclaredBy);
            foreach (var previous in arrivals[from.Index])
                open.Returns.Add(previous, Compile(from, trigger, declaredBy, route, stages[previous]));
        }
    }

    /// <summary>For each stage, those that may be left for it: by a move, or by returning from where it was left for.</summary>
    private static HashSet<int>[] Arrivals(IEnumerable<LifecycleTransition<TStage, TTrigger>> transitions, int stageCount)
    {
        var arrivals = new HashSet<int>[stageCount];
        for (var stage = 0; stage < stageCount; stage++)
            arrivals[stage] = [];

        var all = transitions.ToArray();
        foreach (var move in all.Where(transition => transition.Kind == TransitionKind.Move))
            arrivals[move.To!.Index].Add(move.From.Index);

        var returning = all.Where(transition => transition.Kind == TransitionKind.Return).Select(transition => transition.From.Index).ToHashSet();
        var queue = new Queue<int>(returning);
        while (queue.TryDequeue(out var from))
        {
            foreach (var previous in arrivals[from].Where(previous => arrivals[previous].Add(from) && returning.Contains(previous)).ToArray())
                queue.Enqueue(previous);
        }

        return arrivals;
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
