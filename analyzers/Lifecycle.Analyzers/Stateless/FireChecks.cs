using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// LFC4001, LFC4004 and LFC4006: fires of tracked machines that cannot succeed.
/// </summary>
internal static class FireChecks
{
    /// <summary>Reports a finding of the engine in a member.</summary>
    public static void Report(Action<Diagnostic> report, Finding finding, ISymbol method)
    {
        var instance = finding.Instance;
        var machine = ((MachineGraph)instance.Graph).Machine;
        if (finding.Kind == FindingKind.ImpossibleFire)
        {
            // The state when a trigger is queued says nothing about the state when it is processed.
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
            else if (fire.AsyncBranch is { } message)
                report(
                    Diagnostic.Create(
                        StatelessRules.AsyncBranchFiredSynchronously,
                        call.Syntax.GetLocation(),
                        message));
        }
    }

    /// <summary>Creates the report that no possible state of the machine permits a trigger.</summary>
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
            isAnywhere ? "Configure the trigger, or fire another one." : instance.Permitted() + ".");
    }

    /// <summary>
    /// Reports a call to <c>CanFire</c> for a trigger that has only asynchronous guards, which it ignores.
    /// </summary>
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
                    StatelessRules.AsyncBranchFiredSynchronously,
                    call.Syntax.GetLocation(),
                    $"Every guard of {trigger} is asynchronous, and CanFire ignores asynchronous guards, so it always "
                        + "returns false. Use GetPermittedTriggersAsync."));
        }
    }
}
