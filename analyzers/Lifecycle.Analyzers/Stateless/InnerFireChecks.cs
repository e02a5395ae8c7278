using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4001, LFC4013 and LFC4014: fires from within what the machine calls back.</summary>
internal static class InnerFireChecks
{
    public static void Check(IInvocationOperation fire, Machines machines, Action<Diagnostic> report)
    {
        if (!StatelessCode.IsFire(fire, machines.Symbols)
            || StatelessCode.FunctionAround(fire) is not { } function
            || StatelessCode.TakerOf(function) is not { Instance: not null } taker
            || machines.Of(StatelessCode.Receiver(fire)) is not { } machine
            || ConfigurationStep.Of(taker, machines) is not { } step
            || !SymbolEqualityComparer.Default.Equals(step.Owner.OriginalDefinition, machine.Holder)
            || machines.TriggerOf(StatelessCode.Argument(fire, "trigger")) is not { } trigger)
        {
            return;
        }

        CheckPermitted(fire, function, step, machine.Graph, trigger, report);
        CheckImmediate(fire, step, machine, trigger, report);
        CheckQueued(fire, function, step, machine, report);
    }

    /// <summary>Whatever fires before it, the machine is on its way from the state, or from one within it.</summary>
    private static void CheckPermitted(
        IInvocationOperation fire,
        IAnonymousFunctionOperation function,
        ConfigurationStep step,
        MachineGraph graph,
        string trigger,
        Action<Diagnostic> report)
    {
        if (IsHandled(fire, function, graph.Machine))
            return;

        var states = step.State is { } state ? graph.Reachable(graph.Within(state)) : graph.All;
        if (states.IsEmpty || !(graph.Permitting(trigger) & states).IsEmpty || graph.Machine.HandlesUnhandled)
            return;

        report(FireChecks.Impossible(fire.Syntax.GetLocation(), [], trigger, new(graph, states, Sharing.Shared, null)));
    }

    private static void CheckImmediate(
        IInvocationOperation fire,
        ConfigurationStep step,
        Machine machine,
        string trigger,
        Action<Diagnostic> report)
    {
        if (machine.IsImmediate != true)
            return;

        var from = step.State is { } key
            ? machine.States.Where(state => state.Key == key || state.IsWithin(machine.Find(key)!))
            : machine.States;
        var answers = from.SelectMany(state => state.SelfAndSuperstates())
            .Distinct()
            .SelectMany(state => state.Answers)
            .Where(answer => answer.Trigger == trigger)
            .ToArray();
        if (answers.Length == 0 || answers.Any(answer => answer.Kind is AnswerKind.Ignore or AnswerKind.Internal))
            return;

        switch (step.Call.TargetMethod.Name)
        {
            case "OnExit" or "OnExitAsync":
                report(
                    Diagnostic.Create(
                        StatelessRules.FiredTooEarly,
                        fire.Syntax.GetLocation(),
                        $"{trigger} moves the machine while {step.State} is being left, and the move that is under way "
                            + "then overwrites where it got to. Fire it after the move, or use FiringMode.Queued."));
                break;
            case "OnTransitioned"
            or "OnTransitionedAsync"
                when machine.States.Any(state => state.Actions.Any(action => action.Kind == ActionKind.Entry)):
                report(
                    Diagnostic.Create(
                        StatelessRules.FiredTooEarly,
                        fire.Syntax.GetLocation(),
                        $"{trigger} moves the machine before the entry actions of the state have run that it is on its "
                            + "way to, and they run afterwards. Use OnTransitionCompleted, or FiringMode.Queued."));
                break;
        }
    }

    private static void CheckQueued(
        IInvocationOperation fire,
        IAnonymousFunctionOperation function,
        ConfigurationStep step,
        Machine machine,
        Action<Diagnostic> report)
    {
        if (machine.IsImmediate != false
            || fire.TargetMethod.Name != "FireAsync"
            || step.Call.TargetMethod.Name is not ("OnEntryAsync" or "OnEntryFromAsync" or "OnExitAsync")
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
                step.Call.TargetMethod.Name));
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

    /// <summary>Whether the exception of a refusal is handled around a fire, where it is thrown there.</summary>
    private static bool IsHandled(IInvocationOperation fire, IAnonymousFunctionOperation function, Machine machine)
    {
        for (
            IOperation? each = fire.Parent, child = fire;
            each is not null && each != function;
            (child, each) = (each, each.Parent))
        {
            // What is queued is refused elsewhere.
            if (each is ITryOperation attempt
                && attempt.Body == child
                && !attempt.Catches.IsEmpty
                && machine.IsImmediate != false)
                return true;
        }

        return false;
    }
}
