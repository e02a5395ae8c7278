namespace Lifecycle;

/// <summary>Turns a declaration into tables, or throws with everything that is wrong with it.</summary>
internal sealed class DefinitionCompiler<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleDeclaration<TStage, TTrigger, TSubject> _declaration;
    private readonly DefinitionFaults _faults;
    private readonly CriterionCatalogue<TSubject> _criteria = new();
    private readonly Dictionary<TStage, LifecycleStage<TStage, TTrigger>> _stages = [];
    private readonly Dictionary<TTrigger, LifecycleTrigger<TTrigger>> _triggers = [];
    private readonly HashSet<TTrigger> _declared = [];
    private readonly List<CompiledRoute<TStage, TTrigger, TSubject>> _compiled = [];
    private readonly List<(
        LifecycleTrigger<TTrigger> Trigger,
        int Order,
        LifecycleStage<TStage, TTrigger> Declaring,
        TransitionDeclaration<TStage, TTrigger, TSubject> Transition)> _inherited = [];

    public DefinitionCompiler(LifecycleDeclaration<TStage, TTrigger, TSubject> declaration)
    {
        _declaration = declaration;
        _faults = declaration.Faults;
        MentionEverything();
    }

    private List<StageDeclaration<TStage, TTrigger, TSubject>> Declarations => _declaration.Stages;

    /// <exception cref="DefinitionException">The declaration has faults.</exception>
    public CompiledLifecycle<TStage, TTrigger, TSubject> Compile()
    {
        CompileTriggers();
        CompileStages();
        LinkSuperstages();
        LinkInitialSubstages();
        var initial = InitialStage();
        CheckStages();
        if (_declaration.Waivers.Count > 1)
            _faults.Add(null, null, "It says more than once where waivers come from; say WaiversFrom once.");

        var stages = Declarations.ConvertAll(declared => _stages[declared.Key]).ToArray();
        var triggers = _declaration.Triggers.ConvertAll(declared => _triggers[declared.Key]).ToArray();
        var routes = new RouteCompiler<TStage, TTrigger, TSubject>(
            Declarations,
            stages,
            _criteria,
            _declaration.Waivers.FirstOrDefault());
        var cells = new CellTable(stages.Length, triggers.Length);
        var routesByCell = new List<CompiledRoute<TStage, TTrigger, TSubject>[]>();
        foreach (var stage in stages.Where(stage => !stage.IsSuperstage))
            CompileCells(stage, initial, routes, cells, routesByCell);

        CheckDeadlines(cells);
        _faults.ThrowIfAny(_declaration.Name);
        routes.CompileReturns(routesByCell);

        var graph = new LifecycleGraph<TStage, TTrigger>(
            _declaration.Name,
            stages,
            triggers,
            initial!,
            cells,
            [.. routesByCell.Select(cell => Array.ConvertAll(cell, route => route.Transition))],
            [.. _criteria.All.Select(criterion => criterion.Description)]);
        return new(graph, [.. routesByCell], Declarations, _criteria.All);
    }

    /// <summary>
    /// A stage or trigger is declared by its first mention, and every member of a trigger enum is a trigger.
    /// </summary>
    private void MentionEverything()
    {
        foreach (var initial in _declaration.InitialStages)
            _declaration.Stage(initial);

        for (var index = 0; index < Declarations.Count; index++)
        {
            var stage = Declarations[index];
            foreach (var other in stage.Superstages.Concat(stage.InitialSubstages))
                _declaration.Stage(other);

            foreach (var transition in stage.Transitions)
            {
                _declaration.Trigger(transition.Trigger);
                foreach (var route in transition.Routes)
                {
                    if (route.Kind == TransitionKind.Move)
                        _declaration.Stage(route.Target!);
                }
            }

            foreach (var deadline in stage.Deadlines)
                _declaration.Trigger(deadline.Trigger);
        }

        foreach (var trigger in EnumMembers.Of<TTrigger>())
            _declaration.Trigger(trigger);
    }

    private void CompileTriggers()
    {
        foreach (var declared in _declaration.Triggers)
        {
            if (declared.PayloadTypes.Count > 1)
            {
                _faults.Add(
                    null,
                    declared.Key,
                    $"carries {string.Join(" and ", declared.PayloadTypes.Select(type => type.Name))}; "
                        + "a trigger carries one type.");
            }

            _triggers.Add(declared.Key, new(_triggers.Count, declared.Key, declared.PayloadTypes.FirstOrDefault()));
        }
    }

    private void CompileStages()
    {
        foreach (var declared in Declarations)
        {
            _stages.Add(
                declared.Key,
                new(_stages.Count, declared.Key, declared.Name)
                {
                    IsTerminal = declared.IsTerminal,
                    EntryCriteria =
                    [
                        .. _criteria
                            .Take(declared.Criteria, declared.Key, null, _faults)
                            .Select(criterion => criterion.Description),
                    ],
                    Deadlines = [.. declared.Deadlines.Select(deadline => deadline.Trigger)],
                });
        }
    }

    private void LinkSuperstages()
    {
        foreach (var declared in Declarations)
        {
            if (declared.Superstages.Count > 1)
            {
                _faults.Add(
                    declared.Key,
                    null,
                    $"lies within {string.Join(" and ", declared.Superstages)}; a stage has one superstage.");
                continue;
            }

            foreach (var key in declared.Superstages)
            {
                if (_stages[key].IsWithin(_stages[declared.Key]))
                    _faults.Add(declared.Key, null, $"lies within {key}, which lies within {declared.Key} itself.");
                else
                    _stages[declared.Key].PutWithin(_stages[key]);
            }
        }
    }

    private void LinkInitialSubstages()
    {
        foreach (var declared in Declarations.Where(declared => declared.InitialSubstages.Count > 0))
        {
            var stage = _stages[declared.Key];
            var initial = _stages[declared.InitialSubstages.First()];
            if (declared.InitialSubstages.Count > 1)
                _faults.Add(
                    declared.Key,
                    null,
                    $"starts in {string.Join(" and in ", declared.InitialSubstages)}; say one.");
            else if (initial == stage || !initial.IsWithin(stage))
                _faults.Add(declared.Key, null, $"starts in {initial}, which does not lie within it.");
            else
                stage.InitialSubstage = initial;
        }
    }

    private LifecycleStage<TStage, TTrigger>? InitialStage()
    {
        switch (_declaration.InitialStages)
        {
            case []:
                _faults.Add(null, null, "It does not say where it starts; say lifecycle.StartsIn(stage).");
                return null;
            case [var key]:
                CheckTarget(_stages[key], key, null);
                return Leaf(_stages[key]);
            case var several:
                _faults.Add(null, null, $"It starts in {string.Join(" and in ", several)}; say StartsIn once.");
                return null;
        }
    }

    /// <summary>The stage that an instance stands in after a move to a stage or superstage, if that is said.</summary>
    private static LifecycleStage<TStage, TTrigger>? Leaf(LifecycleStage<TStage, TTrigger> target)
    {
        var leaf = target;
        while (leaf is { IsSuperstage: true })
            leaf = leaf.InitialSubstage;

        return leaf;
    }

    private void CheckTarget(LifecycleStage<TStage, TTrigger> target, object from, object? trigger)
    {
        if (Leaf(target) is null)
        {
            _faults.Add(from, trigger, $"leads to superstage {target}, which does not say where it starts; "
                + $"name one of {string.Join(", ", target.Substages)}, or say StartsIn on {target}.");
        }
    }

    private void CheckStages()
    {
        foreach (var declared in Declarations)
        {
            var stage = _stages[declared.Key];
            if (stage is { IsTerminal: true, IsSuperstage: true })
                _faults.Add(declared.Key, null, "is terminal and has substages; say IsTerminal on the substages.");

            CheckTriggers(declared);
            foreach (var transition in declared.Transitions)
                CheckTransition(declared, transition);

            foreach (var action in declared.EntryActions)
                CheckAction(declared.Key, null, action);
            foreach (var action in declared.ExitActions)
                CheckAction(declared.Key, null, action);
        }
    }

    private void CheckTriggers(StageDeclaration<TStage, TTrigger, TSubject> declared)
    {
        _declared.Clear();
        var isTwice = false;
        foreach (var transition in declared.Transitions)
            isTwice |= !_declared.Add(transition.Trigger);

        if (!isTwice)
            return;

        foreach (var again in declared
                .Transitions.GroupBy(transition => transition.Trigger)
                .Where(group => group.Count() > 1))
        {
            _faults.Add(declared.Key, again.Key, "is declared more than once; "
                + "to choose between routes, write On(…).When(…).GoTo(…).Otherwise().GoTo(…) in one chain.");
        }
    }

    private void CheckTransition(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition)
    {
        if (transition.Routes.Count == 0)
            _faults.Add(
                stage.Key,
                transition.Trigger,
                "does not say where it leads; end it with GoTo, GoToPrevious, ReEnter or Stay.");

        CheckRoutes(stage.Key, transition);
        foreach (var route in transition.Routes)
        {
            _criteria.Take(route.Criteria, stage.Key, transition.Trigger, _faults);
            foreach (var action in route.Actions)
                CheckAction(stage.Key, transition.Trigger, action);

            if (route.Kind != TransitionKind.Move)
                continue;

            var (own, target) = (_stages[stage.Key], _stages[route.Target!]);
            CheckTarget(target, stage.Key, transition.Trigger);
            if (target == own || Leaf(target) == own)
                _faults.Add(
                    stage.Key,
                    transition.Trigger,
                    "goes to its own stage; say ReEnter() to leave and enter it again, or Stay().");
        }
    }

    private void CheckRoutes(TStage stage, TransitionDeclaration<TStage, TTrigger, TSubject> transition)
    {
        foreach (var route in transition.Routes)
        {
            if (route.EndCount == 1)
                continue;

            var name = route.Condition is null
                ? "its route without a condition"
                : $"the route when {route.Condition.Name}";
            _faults.Add(
                stage,
                transition.Trigger,
                route.EndCount == 0
                    ? $"does not say where {name} leads; end it with GoTo, GoToPrevious, ReEnter or Stay."
                    : $"says more than once where {name} leads.");
        }

        var unconditional = transition.Routes.FindIndex(route => route.Condition is null);
        if (unconditional >= 0 && unconditional < transition.Routes.Count - 1)
            _faults.Add(
                stage,
                transition.Trigger,
                "has a route behind one without a condition, where it is never taken.");
    }

    private void CheckAction(TStage stage, object? trigger, StepAction<TStage, TTrigger, TSubject> action)
    {
        if (action.IsAsyncVoid)
        {
            _faults.Add(stage, trigger, "has an async action that nobody awaits; "
                + "write it as async (context, cancellationToken) => … to have it awaited.");
        }
    }

    /// <summary>
    /// Compiles what each trigger does in a stage: its own routes, then those of its superstages, nearest first.
    /// </summary>
    private void CompileCells(
        LifecycleStage<TStage, TTrigger> stage,
        LifecycleStage<TStage, TTrigger>? initial,
        RouteCompiler<TStage, TTrigger, TSubject> routes,
        CellTable cells,
        List<CompiledRoute<TStage, TTrigger, TSubject>[]> routesByCell)
    {
        // Loops and lists that are used again, here and in the checks: a definition of 1,000 stages and 10,000
        // transitions compiles in a third of the time that queries take.
        _inherited.Clear();
        for (var declaring = stage; declaring is not null; declaring = declaring.Superstage)
        {
            foreach (var transition in Declarations[declaring.Index].Transitions)
                _inherited.Add((_triggers[transition.Trigger], _inherited.Count, declaring, transition));
        }

        _inherited.Sort(
            static (one, other) => (one.Trigger.Index, one.Order).CompareTo((other.Trigger.Index, other.Order)));
        for (var next = 0; next < _inherited.Count; )
        {
            var trigger = _inherited[next].Trigger;
            _compiled.Clear();
            for (var isOpen = true; next < _inherited.Count && _inherited[next].Trigger == trigger; next++)
            {
                foreach (var route in _inherited[next].Transition.Routes)
                {
                    if (!isOpen)
                        break;

                    var target = route.Kind switch
                    {
                        TransitionKind.Move => Leaf(_stages[route.Target!]),
                        TransitionKind.Return => null,
                        _ => stage,
                    };
                    CheckRoute(stage, initial, trigger, _inherited[next].Declaring, route.Kind, target);
                    _compiled.Add(routes.Compile(stage, trigger, _inherited[next].Declaring, route, target));
                    isOpen = route.Condition is not null;
                }
            }

            if (_compiled.Count > 0)
            {
                cells.Add(stage.Index, trigger.Index);
                routesByCell.Add([.. _compiled]);
            }
        }
    }

    private void CheckRoute(
        LifecycleStage<TStage, TTrigger> stage,
        LifecycleStage<TStage, TTrigger>? initial,
        LifecycleTrigger<TTrigger> trigger,
        LifecycleStage<TStage, TTrigger> declaring,
        TransitionKind kind,
        LifecycleStage<TStage, TTrigger>? target)
    {
        var inherits = declaring == stage ? "" : $"inherits this from {declaring}: ";
        if (stage.IsTerminal && kind != TransitionKind.Ignore)
        {
            _faults.Add(stage.Key, trigger.Key, inherits.Length > 0
                ? $"{inherits}it is terminal, and so has no way out; take it out of {declaring}."
                : "is a way out of a terminal stage; remove it, or IsTerminal.");
        }

        if (kind == TransitionKind.Move && target == stage && declaring != stage)
        {
            _faults.Add(
                stage.Key,
                trigger.Key,
                $"{inherits}it goes to {stage} itself; say On({trigger}).Stay(), On({trigger}).ReEnter() or "
                    + $"Ignore({trigger}) in {stage}.");
        }

        if (kind == TransitionKind.Return && stage == initial)
        {
            _faults.Add(
                stage.Key,
                trigger.Key,
                $"{inherits}it returns to the previous stage, and an instance that starts here has none; name the "
                    + "target.");
        }
    }

    private void CheckDeadlines(CellTable cells)
    {
        foreach (var leaf in _stages.Values.Where(stage => !stage.IsSuperstage))
        {
            var triggers = leaf.SelfAndSuperstages()
                .SelectMany(stage => stage.Deadlines)
                .Select(trigger => _triggers[trigger]);
            foreach (var trigger in triggers.Where(trigger => cells[leaf.Index, trigger.Index] < 0))
                _faults.Add(leaf.Key, trigger.Key, "falls due in a stage that does not permit it.");
        }
    }
}
