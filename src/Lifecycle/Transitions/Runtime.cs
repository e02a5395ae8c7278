using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>A compiled lifecycle together with options: all that instances share. Immutable and thread-safe.</summary>
internal sealed class Runtime<TStage, TTrigger, TSubject>(
    CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle, InstanceOptions options)
    where TStage : notnull
    where TTrigger : notnull
{
    public CompiledLifecycle<TStage, TTrigger, TSubject> Lifecycle { get; } = lifecycle;

    public InstanceOptions Options { get; } = options;

    public LifecycleGraph<TStage, TTrigger> Graph => Lifecycle.Graph;

    /// <summary>Whether a step leaves no trace but stage and version: no history is kept, and nobody watches.</summary>
    public bool IsUnwatched { get; } = !options.KeepHistory && options.Observer is null;

    /// <summary>
    /// Chooses the first open route for a trigger. Where none is open, gives the report that says why.
    /// </summary>
    public bool TrySelect(
        Position position,
        TTrigger trigger,
        TSubject subject,
        TransitionCommand command,
        DateTimeOffset now,
        [NotNullWhen(true)] out CompiledRoute<TStage, TTrigger, TSubject>? route,
        [NotNullWhen(false)] out GateReport? report)
    {
        var routes = Lifecycle.Routes(position.Stage, trigger);
        if (routes.IsEmpty)
        {
            route = null;
            report = NotPermitted(position.Stage, trigger);
            return false;
        }

        List<CriterionLine>? closed = null;
        foreach (var candidate in routes)
        {
            route = candidate.Towards(position.Previous);
            if (WhatCloses(route, route.Context(subject, command, now)) is not { } line)
            {
                report = null;
                return true;
            }

            (closed ??= []).Add(line);

            // A condition that threw might have held; to try the next route would be a guess.
            if (line.Verdict == Verdict.Faulted)
                break;
        }

        route = null;
        report = new()
        {
            Trigger = trigger.ToString() ?? string.Empty,
            From = Graph.Stages[position.Stage].Name,
            Outcome = TransitionOutcome.Refused,
            Lines = closed!,
        };
        return false;
    }

    /// <summary>What keeps a fire from taking one route among those of its trigger, apart from its criteria.</summary>
    public IEnumerable<CriterionLine> WhatBars(
        LifecycleTransition<TStage, TTrigger> transition,
        Position position,
        TSubject subject,
        TransitionCommand command,
        DateTimeOffset now)
    {
        foreach (var candidate in Lifecycle.RoutesBeside(transition))
        {
            var each = candidate.Towards(position.Previous);
            var closed = WhatCloses(each, each.Context(subject, command, now));
            if (candidate.Transition == transition || closed is { Verdict: Verdict.Faulted })
                return closed is null ? [] : [closed];
            if (closed is null)
                return [Line(each, Verdict.Unmet, $"The route to {each.Transition.To} comes first, and it is open.")];
        }

        return [];
    }

    /// <summary>Why the condition of a route does not hold; nothing when it does.</summary>
    private static CriterionLine? WhatCloses(
        CompiledRoute<TStage, TTrigger, TSubject> route,
        in CriterionContext<TSubject> context)
    {
        if (route.Condition is not { } condition)
            return null;

        try
        {
            return condition.Holds(context.Subject, context)
                ? null
                : Line(route, Verdict.Unmet, $"The route to {route.Transition.To} is not open.");
        }
        catch (Exception exception)
        {
            var reason =
                $"The route to {route.Transition.To} could not be judged: {exception.GetType().Name}: "
                    + $"{exception.Message}";
            return Line(route, Verdict.Faulted, reason, exception);
        }
    }

    private static CriterionLine Line(
        CompiledRoute<TStage, TTrigger, TSubject> route,
        Verdict verdict,
        string reason,
        Exception? exception = null) =>
        new()
        {
            Criterion = new(
                route.Condition?.Name ?? "otherwise",
                $"The condition of the route to {route.Transition.To}"),
            Verdict = verdict,
            Reason = reason,
            Exception = exception,
        };

    private GateReport NotPermitted(int stage, TTrigger trigger) =>
        new()
        {
            Trigger = trigger.ToString() ?? string.Empty,
            From = Graph.Stages[stage].Name,
            Outcome = TransitionOutcome.NotPermitted,
            Permitted =
            [
                .. Graph
                    .PermittedTriggers(Graph.KeyOf(stage))
                    .Select(permitted => permitted.ToString() ?? string.Empty),
            ],
        };
}
