namespace Lifecycle.Tests.Laws;

/// <summary>A specification, declared to the engine.</summary>
internal sealed class SpecifiedLifecycle(Specification specification) : LifecycleDefinition<string, string, Subject>
{
    protected override void Define(LifecycleBuilder<string, string, Subject> lifecycle)
    {
        lifecycle.WaiversFrom(subject => specification.Criteria
            .Where(criterion => subject.Facts[criterion.Fact] == Fact.Waived)
            .Select(criterion => new Waiver(criterion.Id, "Sponsor", "So decided.", default)));
        foreach (var start in specification.Starts)
            lifecycle.StartsIn(start);
        foreach (var stage in specification.Stages)
            Declare(stage, lifecycle.Stage(stage.Key));
    }

    private void Declare(StageSpec spec, StageBuilder<string, string, Subject> stage)
    {
        foreach (var superstage in spec.Within)
            stage.Within(superstage);
        foreach (var substage in spec.StartsIn)
            stage.StartsIn(substage);
        if (spec.IsTerminal)
            stage.IsTerminal();

        if (spec.Acts == Acts.Synchronously)
        {
            stage.OnExit(context => context.Subject.Act($"exit {spec.Key}"))
                .OnEntry(context => context.Subject.Act($"enter {spec.Key}"));
        }
        else if (spec.Acts == Acts.Asynchronously)
        {
            stage.OnExit((context, _) => context.Subject.ActLaterAsync($"exit {spec.Key}"))
                .OnEntry((context, _) => context.Subject.ActLaterAsync($"enter {spec.Key}"));
        }

        Require(stage, spec.Criteria);
        foreach (var on in spec.On)
            Declare(spec, on, stage);
    }

    private void Declare(StageSpec spec, TransitionSpec on, StageBuilder<string, string, Subject> stage)
    {
        if (on.Routes is [{ Kind: TransitionKind.Ignore }])
        {
            stage.Ignore(on.Trigger);
            return;
        }

        var transition = stage.On(on.Trigger);
        Require(transition, on.Criteria);
        Act(transition, on.Acts, $"{spec.Key} on {on.Trigger}");
        if (on.Routes is [{ When: null } only])
        {
            Complete(transition, on, only);
            return;
        }

        BranchedStageBuilder<string, string, Subject>? routed = null;
        foreach (var route in on.Routes)
        {
            if (route.When is not { } fact)
                Complete(routed!.Otherwise(), on, route);
            else if (routed is null)
                routed = Complete(transition.When($"{fact}", subject => subject.Holds(fact)), on, route);
            else
                routed = Complete(routed.When($"{fact}", subject => subject.Holds(fact)), on, route);
        }
    }

    private TNext Complete<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, string, string, Subject> builder,
        TransitionSpec on,
        RouteSpec route)
        where TBuilder : BranchBuilder<TBuilder, TNext, string, string, Subject>
    {
        Require(builder, route.Criteria);
        Act(builder, on.Acts, $"{route}");
        if (on.Acts != Acts.None)
            builder.Emits(context => { context.Subject.Act($"emit {route}"); return route; });

        return route.Kind switch
        {
            TransitionKind.Move => builder.GoTo(route.Target!),
            TransitionKind.Return => builder.GoToPrevious(),
            TransitionKind.ReEntry => builder.ReEnter(),
            _ => builder.Stay(),
        };
    }

    private static void Act<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, string, string, Subject> builder,
        Acts acts,
        string what)
        where TBuilder : BranchBuilder<TBuilder, TNext, string, string, Subject>
    {
        if (acts == Acts.Synchronously)
            builder.OnTransition(context => context.Subject.Act(what));
        else if (acts == Acts.Asynchronously)
            builder.OnTransition((context, _) => context.Subject.ActLaterAsync(what));
    }

    private void Require<TBuilder>(CriteriaBuilder<TBuilder, Subject> builder, string[] ids)
        where TBuilder : CriteriaBuilder<TBuilder, Subject>
    {
        // All of an id, so that an unsound specification can give two criteria the same one.
        foreach (var criterion in ids.SelectMany(id => specification.Criteria.Where(criterion => criterion.Id == id)))
        {
            if (criterion.Form == CriterionForm.Predicate)
                builder.Requires(criterion.Id, criterion.Holds, criterion.Title, severity: criterion.Severity);
            else
                builder.Requires(new(criterion.Id, criterion.Title, criterion.Severity), criterion.AnswerAsync);
        }
    }
}
