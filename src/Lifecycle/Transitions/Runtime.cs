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
            if (IsOpen(route, route.Context(subject, command, now), ref closed))
            {
                report = null;
                return true;
            }

            // A condition that threw might have held; to try the next route would be a guess.
            if (closed is [.., { Verdict: Verdict.Faulted }])
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

    private static bool IsOpen(
        CompiledRoute<TStage, TTrigger, TSubject> route, in CriterionContext<TSubject> context, ref List<CriterionLine>? closed)
    {
        if (route.Condition is not { } condition)
            return true;

        Exception? fault = null;
        try
        {
            if (condition.Holds(context.Subject, context))
                return true;
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        (closed ??= []).Add(new()
        {
            Criterion = new(condition.Name, $"The condition of the route to {context.To}"),
            Verdict = fault is null ? Verdict.Unmet : Verdict.Faulted,
            Reason = fault is null
                ? $"The route to {context.To} is not open."
                : $"The route to {context.To} could not be judged: {fault.GetType().Name}: {fault.Message}",
            Exception = fault,
        });
        return false;
    }

    private GateReport NotPermitted(int stage, TTrigger trigger) => new()
    {
        Trigger = trigger.ToString() ?? string.Empty,
        From = Graph.Stages[stage].Name,
        Outcome = TransitionOutcome.NotPermitted,
        Permitted = [.. Graph.PermittedTriggers(Graph.KeyOf(stage)).Select(permitted => permitted.ToString() ?? string.Empty)],
    };
}
