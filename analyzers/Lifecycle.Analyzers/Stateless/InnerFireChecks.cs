using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4001, LFC4013 and LFC4014: fires inside the machine's own callbacks.</summary>
internal static class InnerFireChecks
{
    public static void Check(IInvocationOperation fire, Machines machines, Action<Diagnostic> report)
    {
        if (!StatelessCode.IsFire(fire, machines.Symbols)
            || StatelessCode.FunctionAround(fire) is not { } function
            || StatelessCode.CallPassedTo(function) is not { Instance: not null } receiver
            || machines.Of(StatelessCode.Receiver(fire)) is not { } machine
            || ConfigurationCall.Of(receiver, machines) is not { } configuration
            || !SymbolEqualityComparer.Default.Equals(configuration.Owner.OriginalDefinition, machine.Holder)
            || machines.TriggerOf(StatelessCode.Argument(fire, "trigger")) is not { } trigger)
        {
            return;
        }

        CheckPermitted(fire, function, configuration, machine.Graph, trigger, report);
        CheckImmediate(fire, configuration, machine, trigger, report);
        CheckQueued(fire, function, configuration, machine, report);
    }

    /// <summary>
    /// Whatever was fired before, the machine is in the configured state, in one within it, or in one reachable from
    /// there.
    /// </summary>
    private static void CheckPermitted(
        IInvocationOperation fire,
        IAnonymousFunctionOperation function,
        ConfigurationCall configuration,
        MachineGraph graph,
        string trigger,
        Action<Diagnostic> report)
    {
        if (IsHandled(fire, function, graph.Machine))
            return;

        var states = configuration.State is { } state ? graph.Reachable(graph.Within(state)) : graph.All;
        if (states.IsEmpty || !(graph.Permitting(trigger) & states).IsEmpty || graph.Machine.HandlesUnhandled)
            return;

        report(FireChecks.Impossible(fire.Syntax.GetLocation(), [], trigger, new(graph, states, Sharing.Shared, null)));
    }

    private static void CheckImmediate(
        IInvocationOperation fire,
        ConfigurationCall configuration,
        Machine machine,
        string trigger,
        Action<Diagnostic> report)
    {
        if (machine.IsImmediate != true)
            return;

        var from = configuration.State is { } key
            ? machine.States.Where(state => state.Key == key || state.IsWithin(machine.Find(key)!))
            : machine.States;
        var answers = from.SelectMany(state => state.SelfAndSuperstates())
            .Distinct()
            .SelectMany(state => state.Answers)
            .Where(answer => answer.Trigger == trigger)
            .ToArray();
        if (answers.Length == 0 || answers.Any(answer => answer.Kind is AnswerKind.Ignore or AnswerKind.Internal))
            return;

        switch (configuration.Call.TargetMethod.Name)
        {
            case "OnExit" or "OnExitAsync":
                report(
                    Diagnostic.Create(
                        StatelessRules.FiredTooEarly,
                        fire.Syntax.GetLocation(),
                        $"{trigger} moves the machine while it is leaving {configuration.State}, and the outer "
                            + "transition then overwrites the new state. Fire it after the transition, or use "
                            + "FiringMode.Queued."));
                break;
            case "OnTransitioned"
            or "OnTransitionedAsync"
                when machine.States.Any(state => state.Actions.Any(action => action.Kind == ActionKind.Entry)):
                report(
                    Diagnostic.Create(
                        StatelessRules.FiredTooEarly,
                        fire.Syntax.GetLocation(),
                        $"{trigger} moves the machine before the destination's entry actions have run, so they run "
                            + "afterwards. Use OnTransitionCompleted, or FiringMode.Queued."));
                break;
        }
    }

    private static void CheckQueued(
        IInvocationOperation fire,
        IAnonymousFunctionOperation function,
        ConfigurationCall configuration,
        Machine machine,
        Action<Diagnostic> report)
    {
        if (machine.IsImmediate != false
            || fire.TargetMethod.Name != "FireAsync"
            || configuration.Call.TargetMethod.Name is not ("OnEntryAsync" or "OnEntryFromAsync" or "OnExitAsync")
            || !IsAwaited(fire))
        {
            return;
        }

        var isReliedOn = function
            .Body.Descendants()
            .Any(operation =>
                operation.Syntax.SpanStart > fire.Syntax.Span.End
                && operation switch
                {
                    IPropertyReferenceOperation
                    {
                        Property.Name: "State" or "PermittedTriggers" or "PermittedTriggersAsync"
                    } property => Is(property.Instance, machine),
                    IInvocationOperation
                    {
                        TargetMethod.Name: "IsInState"
                            or "CanFire"
                            or "GetPermittedTriggers"
                            or "GetPermittedTriggersAsync"
                    } call => Is(call.Instance, machine),
                    _ => false,
                });
        if (isReliedOn)
        {
            report(Diagnostic.Create(
                StatelessRules.QueuedFireReliedOn,
                fire.Syntax.GetLocation(),
                StatelessCode.Argument(fire, "trigger")!.Syntax.ToString(),
                configuration.Call.TargetMethod.Name));
        }
    }

    private static bool Is(IOperation? expression, Machine machine) =>
        SymbolEqualityComparer.Default.Equals(StatelessCode.Variable(expression)?.OriginalDefinition, machine.Holder);

    private static bool IsAwaited(IInvocationOperation call)
    {
        IOperation? parent = call.Parent;
        while (parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            parent = parent.Parent;

        return parent is IAwaitOperation;
    }

    /// <summary>
    /// Whether a handler around a fire catches the exception of a refusal. A queued fire does not throw there.
    /// </summary>
    private static bool IsHandled(IInvocationOperation fire, IAnonymousFunctionOperation function, Machine machine)
    {
        for (
            IOperation? each = fire.Parent, child = fire;
            each is not null && each != function;
            (child, each) = (each, each.Parent))
        {
            if (each is ITryOperation attempt
                && attempt.Body == child
                && !attempt.Catches.IsEmpty
                && machine.IsImmediate != false)
                return true;
        }

        return false;
    }
}
