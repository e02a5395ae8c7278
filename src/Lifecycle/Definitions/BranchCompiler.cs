namespace Lifecycle;

/// <summary>Compiles the branches of each stage: the gate in front of each, and its actions in order.</summary>
internal sealed class BranchCompiler<TStage, TTrigger, TSubject>(
    LifecycleDeclaration<TStage, TTrigger, TSubject> declaration,
    LifecycleStage<TStage, TTrigger>[] stages,
    CriterionCatalogue<TSubject> catalogue,
    Func<TSubject, IEnumerable<Waiver>>? waivers)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<
        CompiledBranch<TStage, TTrigger, TSubject>,
        BranchDeclaration<TStage, TTrigger, TSubject>
    > _returns = [];

    // Of the branch that is being compiled.
    private readonly List<LifecycleStage<TStage, TTrigger>> _left = [];
    private readonly List<LifecycleStage<TStage, TTrigger>> _entered = [];
    private readonly List<Criterion<TSubject>> _criteria = [];
    private readonly List<StepAction<TStage, TTrigger, TSubject>> _actions = [];

    public CompiledBranch<TStage, TTrigger, TSubject> Compile(
        LifecycleStage<TStage, TTrigger> from,
        LifecycleTrigger<TTrigger> trigger,
        LifecycleStage<TStage, TTrigger> declaredBy,
        BranchDeclaration<TStage, TTrigger, TSubject> branch,
        LifecycleStage<TStage, TTrigger>? to)
    {
        Cross(from, declaredBy, branch.Kind, to);
        _criteria.Clear();
        if (branch.Kind != TransitionKind.Ignore)
            Add(declaration.EveryTransition);
        Add(branch.Criteria);
        foreach (var stage in _entered)
            Add(Declaration(stage).Criteria);

        foreach (var stage in _entered)
            stage.IsEntered = true;

        _actions.Clear();
        foreach (var stage in _left)
            _actions.AddRange(Declaration(stage).ExitActions);
        _actions.AddRange(branch.Actions);
        foreach (var stage in _entered)
            _actions.AddRange(Declaration(stage).EntryActions);

        if (branch.Kind != TransitionKind.Ignore)
            CheckPayloads(declaredBy, trigger, branch.Condition);

        Criterion<TSubject>[] criteria = [.. _criteria];
        var transition = new LifecycleTransition<TStage, TTrigger>
        {
            From = from,
            Trigger = trigger,
            Kind = branch.Kind,
            To = to,
            DeclaredBy = declaredBy,
            Condition = branch.Condition?.Name,
            Criteria =
                criteria.Length == 0
                    ? []
                    : Array.AsReadOnly(Array.ConvertAll(criteria, criterion => criterion.Description)),
            EventTypes = branch.EventTypes is [] ? [] : Array.AsReadOnly([.. branch.EventTypes]),
        };
        var compiled = new CompiledBranch<TStage, TTrigger, TSubject>(
            transition,
            branch.Condition,
            new(criteria, waivers, trigger.Name, from.Name, (to ?? from).Name, WhenPassed(branch.Kind)),
            [.. _actions],
            [.. branch.Events]);
        if (to is null)
            _returns.Add(compiled, branch);

        return compiled;
    }

    /// <summary>Compiles the gate in front of every start.</summary>
    public (StartGate<TStage, TTrigger, TSubject> Gate, Criterion<TSubject>[] Criteria) CompileStart(
        LifecycleStage<TStage, TTrigger> initial)
    {
        _criteria.Clear();
        Add(declaration.StartCriteria);
        foreach (var criterion in _criteria)
        {
            if (criterion.PayloadType is { } needed)
            {
                declaration.Faults.Add(null, null, $"The start requires {criterion.Description.Id}, which is evaluated "
                    + $"with a {TypeText.Of(needed)}; a start carries no payload.");
            }
        }

        Criterion<TSubject>[] criteria = [.. _criteria];
        var gate = new Gate<TSubject>(criteria, waivers, null, null, initial.Name, TransitionOutcome.Started);
        return (new(initial, gate, [.. declaration.StartActions]), criteria);
    }

    /// <summary>
    /// Compiles every return towards each stage that an instance may remember there, so that a running instance never
    /// reads the declaration.
    /// </summary>
    /// <param name="compiled">All branches.</param>
    public void CompileReturns(List<CompiledBranch<TStage, TTrigger, TSubject>[]> compiled)
    {
        if (_returns.Count == 0)
            return;

        var transitions = compiled.SelectMany(cell => cell).Select(branch => branch.Transition);
        var arrivals = Arrivals.Of(transitions, stages.Length);
        foreach (var (open, branch) in _returns.ToArray())
        {
            var (from, trigger, declaredBy) = (
                open.Transition.From,
                open.Transition.Trigger,
                open.Transition.DeclaredBy);
            open.Returns = arrivals[from.Index]
                .ToDictionary(
                    previous => previous,
                    previous => Compile(from, trigger, declaredBy, branch, stages[previous]));
        }
    }

    /// <summary>Finds the stages that the step leaves, innermost first, and those it enters, outermost first.</summary>
    private void Cross(
        LifecycleStage<TStage, TTrigger> from,
        LifecycleStage<TStage, TTrigger> declaredBy,
        TransitionKind kind,
        LifecycleStage<TStage, TTrigger>? to)
    {
        _left.Clear();
        _entered.Clear();
        if (kind is TransitionKind.Stay or TransitionKind.Ignore || to is null)
            return;

        if (kind == TransitionKind.ReEntry)
        {
            for (var stage = from; stage != declaredBy; stage = stage!.Superstage)
                _left.Add(stage!);
            _left.Add(declaredBy);
            _entered.AddRange(_left);
        }
        else
        {
            for (var stage = from; stage is not null && !to.IsWithin(stage); stage = stage.Superstage)
                _left.Add(stage);
            for (var stage = to; stage is not null && !from.IsWithin(stage); stage = stage.Superstage)
                _entered.Add(stage);
        }

        _entered.Reverse();
    }

    private static TransitionOutcome WhenPassed(TransitionKind kind) => kind switch
    {
        TransitionKind.Stay => TransitionOutcome.Stayed,
        TransitionKind.Ignore => TransitionOutcome.Ignored,
        _ => TransitionOutcome.Moved,
    };

    private StageDeclaration<TStage, TTrigger, TSubject> Declaration(LifecycleStage<TStage, TTrigger> stage) =>
        declaration.Stages[stage.Index];

    /// <summary>
    /// Checks that the trigger carries what the condition, the criteria and the actions of the branch receive.
    /// </summary>
    private void CheckPayloads(
        LifecycleStage<TStage, TTrigger> declaredBy,
        LifecycleTrigger<TTrigger> trigger,
        BranchCondition<TSubject>? condition)
    {
        if (condition?.PayloadType is { } selecting && !selecting.IsAssignableFrom(trigger.PayloadType))
            AddFault($"has a condition, {condition.Name}, which is evaluated with", selecting);

        foreach (var criterion in _criteria)
        {
            if (criterion.PayloadType is { } needed && !needed.IsAssignableFrom(trigger.PayloadType))
                AddFault($"requires {criterion.Description.Id}, which is evaluated with", needed);
        }

        foreach (var action in _actions)
        {
            if (action.PayloadType is { } needed && !needed.IsAssignableFrom(trigger.PayloadType))
                AddFault("has an action that receives", needed);
        }

        void AddFault(string what, Type needed) => declaration.Faults.Add(
            declaredBy.Key,
            trigger.Key,
            $"{what} a {TypeText.Of(needed)}, but {trigger} carries "
                + $"{(trigger.PayloadType is { } carried ? TypeText.Of(carried) : "no payload")}; call "
                + $"Trigger({trigger}).Carries<{TypeText.Of(needed)}>(), or take what the trigger carries.");
    }

    /// <summary>Adds the criteria that are not in the list yet.</summary>
    private void Add(List<Criterion<TSubject>> criteria)
    {
        foreach (var criterion in criteria)
        {
            var catalogued = catalogue.Find(criterion);
            if (!_criteria.Contains(catalogued))
                _criteria.Add(catalogued);
        }
    }
}
