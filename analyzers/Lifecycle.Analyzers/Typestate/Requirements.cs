using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Checks instances against the stages that called methods require. One mistake gives one report, so the instance
/// counts as being in a required stage from there on.
/// </summary>
internal sealed class Requirements(Contracts contracts, Memory memory, Findings findings)
{
    /// <summary>Checks an argument against the stages that its parameter requires.</summary>
    public void Check(Argument argument)
    {
        if (argument.Operation.Parameter is { } parameter && memory.StateOf(argument.Value) is { } instance)
            Check(
                ((InstanceValue)argument.Value!).Id,
                instance,
                contracts.Required(parameter, instance.Graph),
                argument.Operation.Value);
    }

    /// <summary>Checks the instance of a wrapper against the stages that a method of it requires.</summary>
    public void Check(IInvocationOperation call, object id, InstanceState instance) =>
        Check(id, instance, contracts.Required(call.TargetMethod, instance.Graph), call.Instance ?? call);

    private void Check(object id, InstanceState instance, StageSet? stages, IOperation place)
    {
        if (instance.Stages.IsEmpty || stages is not { } required || !(instance.Stages & required).IsEmpty)
            return;

        findings.Add(
            new(
                FindingKind.BrokenRequirement,
                place.Syntax.GetLocation(),
                instance,
                instance.Graph.Describe(required),
                required));
        memory.Move(id, instance with { Stages = required, KnownAt = place.Syntax.GetLocation() });
    }
}
