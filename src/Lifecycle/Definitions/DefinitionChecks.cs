namespace Lifecycle;

/// <summary>Checks a declaration for faults, all of which are reported at once.</summary>
internal sealed class DefinitionChecks<TStage, TTrigger, TSubject>(
    LifecycleDeclaration<TStage, TTrigger, TSubject> declaration,
    Dictionary<TStage, LifecycleStage<TStage, TTrigger>> stages,
    CriterionCatalogue<TSubject> criteria)
    where TStage : notnull
    where TTrigger : notnull
{
    private const string AsyncVoid = "has an async void action, which is not awaited; "
        + "write it as async (context, cancellationToken) => … instead.";

    private readonly DefinitionFaults _faults = declaration.Faults;
    private readonly HashSet<TTrigger> _declared = [];

    /// <summary>The action classes that were checked.</summary>
    public List<InjectedClass> Classes { get; } = [];

    public void CheckStages()
    {
        foreach (var declared in declaration.Stages)
        {
            var stage = stages[declared.Key];
            if (stage is { IsTerminal: true, IsSuperstage: true })
                _faults.Add(declared.Key, null, "is terminal and has substages; call IsTerminal on the substages.");

            CheckTriggers(declared);
            foreach (var transition in declared.Transitions)
                CheckTransition(declared, transition);

            foreach (var action in declared.EntryActions)
                CheckAction(declared.Key, null, action);
            foreach (var action in declared.ExitActions)
                CheckAction(declared.Key, null, action);
        }

        CheckStartActions();
    }

    /// <summary>
    /// A criterion that was added from outside, and that no transition can ever evaluate, is a misunderstanding.
    /// </summary>
    public void CheckPlugIns()
    {
        foreach (var (stage, id) in declaration.PlugIns.Where(plugIn => !stages[plugIn.Stage].IsEntered))
        {
            _faults.Add(
                stage,
                null,
                $"is entered by no transition, so {id} would never be evaluated; add it to the start (AddToStart) or "
                    + "to a transition.");
        }
    }

    public void CheckTarget(LifecycleStage<TStage, TTrigger> target, object from, object? trigger)
    {
        if (target.Leaf() is null)
        {
            _faults.Add(
                from,
                trigger,
                $"leads to superstage {target}, which declares no initial substage; "
                    + $"name one of {BoundedList.Of(target.Substages)}, or call StartsIn on {target}.");
        }
    }

    /// <summary>Checks one branch as it applies in one stage, which may inherit it.</summary>
    public void CheckBranch(
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
            _faults.Add(
                stage.Key,
                trigger.Key,
                inherits.Length > 0
                    ? $"{inherits}it is terminal, so nothing may leave it; take it out of {declaring}."
                    : "leaves a terminal stage; remove the transition, or IsTerminal.");
        }

        if (kind == TransitionKind.Move && target == stage && declaring != stage)
        {
            _faults.Add(
                stage.Key,
                trigger.Key,
                $"{inherits}it goes to {stage} itself; call On({trigger}).Stay(), On({trigger}).ReEnter() or "
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

    public void CheckDueTriggers(Dictionary<TTrigger, LifecycleTrigger<TTrigger>> triggers, CellTable cells)
    {
        foreach (var leaf in stages.Values.Where(stage => !stage.IsSuperstage))
        {
            var due = leaf.SelfAndSuperstages()
                .SelectMany(stage => stage.DueTriggers)
                .Select(trigger => triggers[trigger]);
            foreach (var trigger in due.Where(trigger => cells[leaf.Index, trigger.Index] < 0))
                _faults.Add(leaf.Key, trigger.Key, "falls due in a stage that does not permit it.");
        }

        foreach (var declared in declaration.Stages)
        {
            foreach (var due in declared.DueTriggers.Where(due => due.After is not null))
                CheckDueAfter(stages[declared.Key], due.Trigger, due.After!.Value);
        }
    }

    private void CheckDueAfter(LifecycleStage<TStage, TTrigger> stage, TTrigger trigger, TimeSpan after)
    {
        if (after <= TimeSpan.Zero)
        {
            _faults.Add(
                stage.Key,
                trigger,
                $"falls due {after} after the stage is entered; it has to be more than zero.");
        }

        if (stage.IsSuperstage)
        {
            _faults.Add(
                stage.Key,
                trigger,
                "falls due a time after a superstage is entered, and an instance keeps only when it entered its own "
                    + $"stage; call DueAfter on {BoundedList.Of(stage.Substages, " and ")}, or DueBy with a date of "
                    + "the subject.");
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

        var again = declared.Transitions.GroupBy(transition => transition.Trigger).Where(group => group.Count() > 1);
        foreach (var transition in again)
        {
            _faults.Add(
                declared.Key,
                transition.Key,
                "is declared more than once; "
                    + "to choose between branches, write On(…).When(…).GoTo(…).Otherwise().GoTo(…) in one chain.");
        }
    }

    private void CheckTransition(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition)
    {
        if (transition.Branches.Count == 0)
        {
            _faults.Add(
                stage.Key,
                transition.Trigger,
                "has no target; end it with GoTo, GoToPrevious, ReEnter or Stay.");
        }

        CheckBranches(stage.Key, transition);
        foreach (var branch in transition.Branches)
        {
            criteria.Take(branch.Criteria, stage.Key, transition.Trigger, _faults);
            foreach (var action in branch.Actions)
                CheckAction(stage.Key, transition.Trigger, action);

            CheckAdditionsTo(branch.AdditionsTo, stage.Key, transition.Trigger);
            if (branch.Kind != TransitionKind.Move)
                continue;

            var (own, target) = (stages[stage.Key], stages[branch.Target!]);
            CheckTarget(target, stage.Key, transition.Trigger);
            if (target == own || target.Leaf() == own)
            {
                _faults.Add(
                    stage.Key,
                    transition.Trigger,
                    "goes to its own stage; call ReEnter() to leave and enter it again, or Stay().");
            }
        }
    }

    /// <summary>Nothing can be added to a stage that is not declared, so the branch would go unguarded.</summary>
    private void CheckAdditionsTo(IEnumerable<TStage> additionsTo, TStage stage, TTrigger trigger)
    {
        foreach (var other in additionsTo)
        {
            if (!stages.ContainsKey(other))
            {
                _faults.Add(
                    stage,
                    trigger,
                    $"requires the additions to {KeyText.Of(other)}, which is not declared; name a declared stage.");
            }
        }
    }

    private void CheckBranches(TStage stage, TransitionDeclaration<TStage, TTrigger, TSubject> transition)
    {
        foreach (var branch in transition.Branches)
        {
            if (branch.Condition?.Later?.Description.Timeout is { } timeout
                && (timeout <= TimeSpan.Zero || timeout > TimerRange.Longest))
            {
                _faults.Add(
                    stage,
                    transition.Trigger,
                    $"has a condition, {branch.Condition.Name}, with a time-out of {timeout}; it has to be more than "
                        + $"zero and at most {TimerRange.Longest.Days} days.");
            }

            if (branch.EndCount == 1)
                continue;

            var name = branch.Condition is null
                ? "its branch without a condition"
                : $"its branch when {branch.Condition.Name}";
            _faults.Add(
                stage,
                transition.Trigger,
                branch.EndCount == 0
                    ? $"has no target for {name}; end it with GoTo, GoToPrevious, ReEnter or Stay."
                    : $"has more than one target for {name}.");
        }

        var unconditional = transition.Branches.FindIndex(branch => branch.Condition is null);
        if (unconditional >= 0 && unconditional < transition.Branches.Count - 1)
        {
            _faults.Add(
                stage,
                transition.Trigger,
                "has a branch behind one without a condition, where it is never taken.");
        }
    }

    private void CheckStartActions()
    {
        foreach (var named in declaration.StartActions.Select(action => action.Class).OfType<InjectedClass>())
        {
            Classes.Add(named);
            if (named.Fault is { } fault)
                _faults.Add(null, null, $"The {fault}.");
        }

        if (declaration.StartActions.Exists(action => action.IsAsyncVoid))
            _faults.Add(null, null, "The start " + AsyncVoid);
    }

    private void CheckAction(TStage stage, object? trigger, StepAction<TStage, TTrigger, TSubject> action)
    {
        if (action.Class is { } named)
        {
            Classes.Add(named);
            if (named.Fault is { } fault)
                _faults.Add(stage, trigger, fault + ".");
        }

        if (action.IsAsyncVoid)
            _faults.Add(stage, trigger, AsyncVoid);
    }
}
