using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Finds the fires of a machine inside its own callbacks.</summary>
internal static class InnerFires
{
    private static readonly ConditionalWeakTable<
        Machine,
        IReadOnlyList<(MachineCallback Callback, IInvocationOperation Fire, string Trigger)>
    > Known = new();

    /// <summary>
    /// The fires of known triggers, each once for each callback that runs it. They are found once for all rules.
    /// </summary>
    public static IReadOnlyList<(MachineCallback Callback, IInvocationOperation Fire, string Trigger)> Of(
        Machine machine) =>
        Known.GetValue(machine, static each => [.. Find(each)]);

    private static IEnumerable<(MachineCallback Callback, IInvocationOperation Fire, string Trigger)> Find(
        Machine machine) =>
        from callback in machine.CallbackFunctions
        from operation in CodePlace.Own(callback.Body)
        where operation is IInvocationOperation
        let fire = (IInvocationOperation)operation
        where StatelessCode.IsFire(fire, machine.Symbols) && machine.IsReadBy(fire.Instance)
            && !DeadCode.Contains(fire) && !DeadCode.Contains(callback.Registration)
        let trigger = machine.TriggerOf(StatelessCode.Argument(fire, "trigger"))
        where trigger is not null
        group (callback, fire, trigger) by fire.Syntax into same
        select same.First();

    /// <summary>
    /// Whether a handler around a fire catches the exception of a refusal. A queued fire does not throw there.
    /// </summary>
    public static bool IsHandled(IInvocationOperation fire, MachineCallback callback, Machine machine)
    {
        for (
            IOperation? each = fire.Parent, child = fire;
            each is not null && child != callback.Body;
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

    /// <summary>Whether the callback asks the machine for its state or its triggers before it fires.</summary>
    public static bool AsksFirst(IInvocationOperation fire, MachineCallback callback, Machine machine) =>
        callback.Body.Descendants().Any(operation =>
            operation.Syntax.SpanStart < fire.Syntax.SpanStart
            && operation switch
            {
                IPropertyReferenceOperation property => machine.IsReadBy(property.Instance),
                IInvocationOperation call when call.Instance is not null && machine.IsReadBy(call.Instance) =>
                    !StatelessCode.IsFire(call, machine.Symbols),
                _ => false,
            });

    /// <summary>
    /// The effect of a synchronous fire that the engine found; <see langword="null"/> if nothing in the machine is
    /// asynchronous, the fire may be queued while an asynchronous one runs, or its exception is expected.
    /// </summary>
    public static SynchronousFire? SynchronousFireOf(Finding finding, Machine machine, MemberCode code)
    {
        if (!machine.MayRunAsync
            || finding is not { Kind: FindingKind.Fire, Call.TargetMethod.Name: "Fire" }
            || code.CallAt(finding.Location) is not { } call
            || (
                machine.Calls.Any(other => other.TargetMethod.Name == "FireAsync")
                && machine.MayBeQueuedIn(code.Member, isDoubtEnough: true))
            || code.IsExpectedToThrow(call, code.Symbols.Refusal))
            return null;

        return new((MachineGraph)finding.Instance.Graph, finding.Instance.Stages, finding.Trigger, call);
    }
}
