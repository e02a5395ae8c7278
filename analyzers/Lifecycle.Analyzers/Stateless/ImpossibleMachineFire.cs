using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4001: a fire that every possible state of the machine refuses.</summary>
internal sealed class ImpossibleMachineFire : StatelessRule
{
    private const string Title = "The trigger is not permitted here";

    private static readonly DiagnosticDescriptor Here = Describe(
        "LFC4001", DiagnosticSeverity.Warning, Title,
        "{0} is not permitted in {1}, so this throws. {2}");

    private static readonly DiagnosticDescriptor Anywhere = Describe(
        "LFC4001", DiagnosticSeverity.Warning, Title,
        "No state of the machine permits {0}, so this throws. Permit it in a state, or fire another trigger.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Here, Anywhere);

    /// <inheritdoc/>
    public override void Check(Finding finding, Machine machine, MemberCode code)
    {
        var instance = finding.Instance;
        if (finding.Kind != FindingKind.ImpossibleFire
            || code.CallAt(finding.Location) is not { } call
            || code.IsExpectedToThrow(call, code.Symbols.Refusal)
            || (StatelessCode.IsFire(call, code.Symbols) && !IsObserved(call)))
            return;

        // The state when a trigger is queued says nothing about the state when it is processed.
        if (instance.Stages == instance.Graph.All)
            code.Report(Diagnostic.Create(Anywhere, finding.Location, finding.Locations, finding.Trigger));
        else if (!machine.MayBeQueuedIn(code.Member, isDoubtEnough: false))
            Report(code, finding.Location, finding.Locations, finding.Trigger, instance);
    }

    /// <summary>
    /// Whatever was fired before, a callback of a state runs while the machine is in that state, in one within it, or
    /// in one reachable from there.
    /// </summary>
    public override void Check(Machine machine, MemberCode code)
    {
        if (machine.HandlesUnhandled)
            return;

        foreach (var (callback, fire, trigger) in InnerFires.Of(machine))
        {
            var graph = machine.Graph;
            var states = callback.State is { } state ? graph.ReachableByFires(graph.Within(state)) : graph.All;
            var permitting = graph.Permitting(trigger);

            // The engine reports a method that fires what no state permits.
            if (states.IsEmpty
                || !(permitting & states).IsEmpty
                || (permitting.IsEmpty && !callback.IsLambda)
                || InnerFires.IsHandled(fire, callback, machine)
                || InnerFires.AsksFirst(fire, callback, machine)
                || !IsObserved(fire))
                continue;

            if (IsExpected(machine, code))
                return;

            var instance = new InstanceState(graph, states, Sharing.Shared, null);
            if (states == graph.All)
                code.Report(Anywhere, fire.Syntax.GetLocation(), trigger);
            else
                Report(code, fire.Syntax.GetLocation(), [], trigger, instance);
        }
    }

    private static void Report(
        MemberCode code,
        Location location,
        IEnumerable<Location> furtherLocations,
        string trigger,
        InstanceState instance) =>
        code.Report(
            Diagnostic.Create(
                Here,
                location,
                furtherLocations,
                trigger,
                instance.Describe(),
                instance.Permitted() + "."));

    /// <summary>Whether the code that fires the machine from outside its callbacks expects exceptions.</summary>
    private static bool IsExpected(Machine machine, MemberCode code)
    {
        var outer = machine
            .Calls.Where(call => StatelessCode.IsFire(call, code.Symbols))
            .Where(call => StatelessCode.FunctionAround(call) is not { } function
                || StatelessCode.CallPassedTo(function) is not { } receiver
                || code.Vocabulary.Read(receiver) is null)
            .ToArray();
        return outer.Length > 0 && outer.All(fire => code.IsExpectedToThrow(fire, code.Symbols.Refusal));
    }

    /// <summary>Whether an exception of a fire surfaces here: an asynchronous one stores it in its task.</summary>
    private static bool IsObserved(IInvocationOperation fire)
    {
        if (fire.TargetMethod.Name != "FireAsync")
            return true;

        IOperation each = fire;
        while (true)
        {
            switch (each.Parent)
            {
                case IAwaitOperation or IReturnOperation:
                    return true;
                case IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" } configure } next
                    when configure.Parameters is [{ Type.SpecialType: SpecialType.System_Boolean }]:
                    each = next;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "WaitAsync" } next:
                    each = next;
                    continue;
                case IInvocationOperation { TargetMethod.Name: "GetResult" or "Wait" }:
                    return true;
                case IConversionOperation or IParenthesizedOperation:
                    each = each.Parent;
                    continue;
                default:
                    return false;
            }
        }
    }
}
