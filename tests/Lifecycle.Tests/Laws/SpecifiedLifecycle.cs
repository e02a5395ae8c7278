namespace Lifecycle.Tests.Laws;

/// <summary>Declares a specification to the engine.</summary>
internal sealed class SpecifiedLifecycle(Specification specification) : LifecycleDefinition<string, string, Subject>
{
    protected override void Define(LifecycleBuilder<string, string, Subject> lifecycle)
    {
        lifecycle.WaiversFrom(subject => specification.Criteria
            .Where(criterion => subject.Facts[criterion.Fact] == Fact.Waived)
            .Select(criterion => new Waiver(criterion.Id, "Sponsor", "It was decided.", default)));
        foreach (var start in specification.Starts)
            lifecycle.StartsIn(start);
        foreach (var stage in specification.Stages)
            Declare(stage, lifecycle.Stage(stage.Key));
    }

    private void Declare(StageSpec stage, StageBuilder<string, string, Subject> builder)
    {
        foreach (var superstage in stage.Within)
            builder.Within(superstage);
        foreach (var substage in stage.StartsIn)
            builder.StartsIn(substage);
        if (stage.IsTerminal)
            builder.IsTerminal();

        if (stage.Actions == ActionKind.Synchronous)
        {
            builder
                .OnExit(context => context.Subject.Act($"exit {stage.Key}"))
                .OnEntry(context => context.Subject.Act($"enter {stage.Key}"));
        }
        else if (stage.Actions == ActionKind.Asynchronous)
        {
            builder
                .OnExit((context, _) => context.Subject.ActLaterAsync($"exit {stage.Key}"))
                .OnEntry((context, _) => context.Subject.ActLaterAsync($"enter {stage.Key}"));
        }

        Require(builder, stage.Criteria);
        foreach (var transition in stage.Transitions)
            Declare(stage, transition, builder);
    }

    private void Declare(StageSpec stage, TransitionSpec transition, StageBuilder<string, string, Subject> builder)
    {
        if (transition.Branches is [{ Kind: TransitionKind.Ignore }])
        {
            builder.Ignore(transition.Trigger);
            return;
        }

        var on = builder.On(transition.Trigger);
        Require(on, transition.Criteria);
        Act(on, transition.Actions, $"{stage.Key} on {transition.Trigger}");
        if (transition.Branches is [{ When: null } only])
        {
            Complete(on, transition, only);
            return;
        }

        BranchedStageBuilder<string, string, Subject>? branched = null;
        foreach (var branch in transition.Branches)
        {
            if (branch.When is not { } fact)
                Complete(branched!.Otherwise(), transition, branch);
            else if (branched is null)
                branched = Complete(on.When($"{fact}", subject => subject.Holds(fact)), transition, branch);
            else
                branched = Complete(branched.When($"{fact}", subject => subject.Holds(fact)), transition, branch);
        }
    }

    private TNext Complete<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, string, string, Subject> builder, TransitionSpec transition, BranchSpec branch)
        where TBuilder : BranchBuilder<TBuilder, TNext, string, string, Subject>
    {
        Require(builder, branch.Criteria);
        Act(builder, transition.Actions, $"{branch}");
        if (transition.Actions != ActionKind.None)
            builder.Emits(context => { context.Subject.Act($"emit {branch}"); return branch; });

        return branch.Kind switch
        {
            TransitionKind.Move => builder.GoTo(branch.Target!),
            TransitionKind.Return => builder.GoToPrevious(),
            TransitionKind.ReEntry => builder.ReEnter(),
            _ => builder.Stay(),
        };
    }

    private static void Act<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, string, string, Subject> builder, ActionKind actions, string what)
        where TBuilder : BranchBuilder<TBuilder, TNext, string, string, Subject>
    {
        if (actions == ActionKind.Synchronous)
            builder.OnTransition(context => context.Subject.Act(what));
        else if (actions == ActionKind.Asynchronous)
            builder.OnTransition((context, _) => context.Subject.ActLaterAsync(what));
    }

    private void Require<TBuilder>(CriteriaBuilder<TBuilder, Subject> builder, string[] ids)
        where TBuilder : CriteriaBuilder<TBuilder, Subject>
    {
        // Every criterion of an id, since an unsound specification can give one id to two criteria.
        foreach (var criterion in ids.SelectMany(id => specification.Criteria.Where(criterion => criterion.Id == id)))
        {
            if (criterion.Kind == CriterionKind.Predicate)
                builder.Requires(criterion.Id, criterion.Holds, criterion.Title, severity: criterion.Severity);
            else
                builder.Requires(new(criterion.Id, criterion.Title, criterion.Severity), criterion.EvaluateAsync);
        }
    }
}
