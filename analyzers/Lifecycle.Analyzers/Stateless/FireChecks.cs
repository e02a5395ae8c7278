using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// LFC4001, LFC4004 and LFC4006: follows machines through the bodies of methods, and reports fires that cannot succeed.
/// </summary>
internal static class FireChecks
{
    /// <summary>Reports what the engine found in a member.</summary>
    public static void Report(Action<Diagnostic> report, Finding finding, ISymbol method)
    {
        var instance = finding.Instance;
        var machine = ((MachineGraph)instance.Graph).Machine;
        if (finding.Kind == FindingKind.ImpossibleFire)
        {
            // What was known of the state when it was queued says nothing of when it takes effect.
            if (instance.Stages == instance.Graph.All || !machine.MayBeQueuedIn(method, isDoubtEnough: false))
                report(Impossible(finding.Location, finding.Locations, finding.Trigger, instance));
        }
        else if (finding is { Kind: FindingKind.Fire, Call: { TargetMethod.Name: "Fire" } call }
            && !(
                machine.Calls().Any(other => other.TargetMethod.Name == "FireAsync")
                && machine.MayBeQueuedIn(method, isDoubtEnough: true)))
        {
            var fire = new SynchronousFire((MachineGraph)instance.Graph, instance.Stages, finding.Trigger);
            if (fire.AsyncAction is { } action)
                report(
                    Diagnostic.Create(
                        StatelessRules.AsyncActionFiredSynchronously,
                        call.Syntax.GetLocation(),
                        finding.Trigger,
                        action));
            else if (fire.AsyncRoute is { } route)
                report(
                    Diagnostic.Create(StatelessRules.AsyncRouteFiredSynchronously, call.Syntax.GetLocation(), route));
        }
    }

    /// <summary>That none of the states permits a trigger in which the machine can be.</summary>
    public static Diagnostic Impossible(
        Location location,
        IEnumerable<Location> furtherLocations,
        string trigger,
        InstanceState instance)
    {
        var isAnywhere = instance.Stages == instance.Graph.All;
        return Diagnostic.Create(
            StatelessRules.ImpossibleFire,
            location,
            furtherLocations,
            trigger,
            isAnywhere ? "any state that the machine can be in" : instance.Graph.Describe(instance.Stages),
            isAnywhere ? "Configure it, or fire another." : instance.Permitted);
    }

    /// <summary><c>CanFire</c> does not ask asynchronous guards.</summary>
    public static void CheckQuestion(IInvocationOperation call, Machines machines, Action<Diagnostic> report)
    {
        if (call.TargetMethod.Name != "CanFire"
            || !machines.Symbols.IsMachine(call.TargetMethod.ContainingType)
            || machines.Of(StatelessCode.Receiver(call)) is not { } machine
            || machines.TriggerOf(StatelessCode.Argument(call, "trigger")) is not { } trigger)
        {
            return;
        }

        var answers = machine
            .States.SelectMany(state => state.Answers)
            .Where(answer => answer.Trigger == trigger)
            .ToArray();
        if (answers.Length > 0 && answers.All(answer => answer.HasAsyncGuard))
        {
            report(
                Diagnostic.Create(
                    StatelessRules.AsyncRouteFiredSynchronously,
                    call.Syntax.GetLocation(),
                    $"Every guard of {trigger} is asynchronous, and CanFire does not ask those: it always says false. "
                        + "Look at what GetPermittedTriggersAsync gives."));
        }
    }
}
