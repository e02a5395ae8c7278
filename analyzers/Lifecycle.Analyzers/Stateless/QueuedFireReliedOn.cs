using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4014: code that relies on a queued trigger before it takes effect.</summary>
internal sealed class QueuedFireReliedOn : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4014", DiagnosticSeverity.Warning, "Code relies on a queued trigger before it takes effect",
        "{0} is queued here and takes effect after {1} has completed, so the code behind it still sees the old state. "
            + "Move that code to the destination's entry action.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        if (machine.IsImmediate != false)
            return;

        foreach (var (callback, fire, trigger) in InnerFires.Of(machine))
        {
            var registration = callback.Registration.TargetMethod.Name;
            if (fire.TargetMethod.Name == "FireAsync"
                && registration is "OnEntryAsync" or "OnEntryFromAsync" or "OnExitAsync"
                && IsAwaited(fire)
                && machine.AnswersTo(trigger).All(answer => answer.Kind is AnswerKind.Move or AnswerKind.Dynamic)
                && After(fire, callback).Any(operation => AsksFor(operation, machine)))
                code.Report(
                    Rule,
                    fire.Syntax.GetLocation(),
                    StatelessCode.TextOf(fire, "trigger"),
                    registration);
        }
    }

    private static bool AsksFor(IOperation operation, Machine machine) => operation switch
    {
        IPropertyReferenceOperation
        {
            Property.Name: "State" or "PermittedTriggers" or "PermittedTriggersAsync"
        } property => machine.IsReadBy(property.Instance),
        IInvocationOperation
        {
            TargetMethod.Name: "IsInState" or "CanFire" or "GetPermittedTriggers" or "GetPermittedTriggersAsync"
        } call => machine.IsReadBy(call.Instance),
        _ => false,
    };

    /// <summary>The operations that certainly run after a fire, unless control leaves the function before.</summary>
    private static IEnumerable<IOperation> After(IOperation fire, MachineCallback callback)
    {
        for (var each = fire; each != callback.Body && each.Parent is { } parent; each = parent)
        {
            if (parent is not IBlockOperation block)
                continue;

            foreach (var statement in block.Operations.Skip(block.Operations.IndexOf(each) + 1))
            {
                foreach (var operation in CodePlace.Own(statement))
                    yield return operation;

                if (CodePlace.MayLeave(statement))
                    yield break;
            }
        }
    }

    private static bool IsAwaited(IInvocationOperation call)
    {
        IOperation? parent = call.Parent;
        while (parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
            parent = parent.Parent;

        return parent is IAwaitOperation;
    }
}
