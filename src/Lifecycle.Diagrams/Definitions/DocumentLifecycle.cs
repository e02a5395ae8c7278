namespace Lifecycle.Diagrams;

/// <summary>A definition that a document declares.</summary>
internal sealed class DocumentLifecycle<TSubject>(LifecycleDocument document, LifecycleBindings<TSubject> bindings)
    : LifecycleDefinition<string, string, TSubject>
{
    private readonly Dictionary<string, CriterionDescription> _criteria =
        document.Criteria.ToDictionary(criterion => criterion.Id, StringComparer.Ordinal);

    public override string Name => document.Name;

    public override int Revision => document.Revision;

    protected override void Define(LifecycleBuilder<string, string, TSubject> lifecycle)
    {
        var start = lifecycle.StartsIn(document.InitialStage);
        Require(start, document.StartCriteria);
        foreach (var id in document.StartActions)
            bindings.FindStartAction(id)!(start);

        Require(lifecycle.EveryTransition(), document.EveryTransition);
        if (bindings.Waivers is { } waivers)
            lifecycle.WaiversFrom(waivers);

        // The order of their first mention is that of the graph.
        foreach (var stage in document.Stages)
            lifecycle.Stage(stage.Key);

        foreach (var trigger in document.Triggers)
        {
            var builder = lifecycle.Trigger(trigger.Key);
            if (trigger.PayloadType is { } payload)
                builder.Carries(bindings.FindPayload(payload)!);
        }

        foreach (var stage in document.Stages)
            Define(lifecycle.Stage(stage.Key), stage);
    }

    private void Define(StageBuilder<string, string, TSubject> builder, DocumentStage stage)
    {
        if (stage.Name != stage.Key)
            builder.Named(stage.Name);
        if (stage.Superstage is { } superstage)
            builder.Within(superstage);
        if (stage.InitialSubstage is { } initial)
            builder.StartsIn(initial);
        if (stage.IsTerminal)
            builder.IsTerminal();

        Require(builder, stage.EntryCriteria);
        foreach (var id in stage.EntryActions)
            bindings.FindAction(id)!.OnEntry(builder);
        foreach (var id in stage.ExitActions)
            bindings.FindAction(id)!.OnExit(builder);
        foreach (var due in stage.DueTriggers)
        {
            if (due.After is { } after)
                builder.DueAfter(after, due.Trigger);
            else
                builder.DueBy(bindings.FindDueDate(due.Date!)!, due.Trigger);
        }

        foreach (var branches in stage.Transitions.GroupBy(transition => transition.Trigger, StringComparer.Ordinal))
            Define(builder, branches.Key, [.. branches]);
    }

    private void Define(
        StageBuilder<string, string, TSubject> stage, string trigger, DocumentTransition[] branches)
    {
        if (branches is [{ Kind: TransitionKind.Ignore }])
        {
            stage.Ignore(trigger);
            return;
        }

        var transition = stage.On(trigger);
        if (branches is [{ Condition: null } only])
        {
            Complete(transition, only);
            return;
        }

        BranchedStageBuilder<string, string, TSubject>? branched = null;
        foreach (var branch in branches)
        {
            if (branch.Condition is not { } name)
            {
                Complete(branched!.Otherwise(), branch);
                continue;
            }

            var condition = bindings.FindCondition(name)!;
            branched = Complete(
                branched is null ? condition.First(transition, name) : condition.Next(branched, name), branch);
        }
    }

    private TNext Complete<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, string, string, TSubject> builder, DocumentTransition branch)
        where TBuilder : BranchBuilder<TBuilder, TNext, string, string, TSubject>
    {
        Require(builder, branch.Criteria);
        foreach (var id in branch.Actions)
            bindings.FindAction(id)!.OnTransition(builder);
        foreach (var name in branch.Events)
        {
            var emitted = bindings.FindEvent(name)!;
            builder.Emits(emitted.Type, emitted.Make);
        }

        return branch.Kind switch
        {
            TransitionKind.Move => builder.GoTo(branch.To!),
            TransitionKind.Return => builder.GoToPrevious(),
            TransitionKind.ReEntry => builder.ReEnter(),
            _ => builder.Stay(),
        };
    }

    private void Require<TBuilder>(CriteriaBuilder<TBuilder, TSubject> builder, IEnumerable<string> ids)
        where TBuilder : CriteriaBuilder<TBuilder, TSubject>
    {
        foreach (var id in ids)
            bindings.FindCriterion(id)!.Require(builder, _criteria[id]);
    }
}
