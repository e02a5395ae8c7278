using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4025: a queued fire, and an exception behind it that leaves it in the queue.</summary>
internal sealed class FireLeftInQueue : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4025", DiagnosticSeverity.Warning, "An exception leaves a fired trigger in the queue",
        "{0} is queued here, and the exception behind it leaves it in the queue, so the next fire runs it. Throw "
            + "before firing, or fire instead of throwing.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        if (machine.IsImmediate != false)
            return;

        foreach (var (callback, fire, trigger) in InnerFires.Of(machine))
        {
            if (!callback.Registration.TargetMethod.Name.StartsWith("Permit", StringComparison.Ordinal)
                && IsFollowedByThrow(fire, callback))
                code.Report(Rule, fire.Syntax.GetLocation(), trigger);
        }
    }

    private static bool IsFollowedByThrow(IOperation fire, MachineCallback callback)
    {
        for (var each = fire; each != callback.Body && each.Parent is { } parent; each = parent)
        {
            if (parent is ITryOperation { Catches.IsEmpty: false } attempt && attempt.Body == each)
                return false;

            if (parent is not IBlockOperation block)
                continue;

            foreach (var statement in block.Operations.Skip(block.Operations.IndexOf(each) + 1))
            {
                if (statement is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation })
                    return !IsCaught(statement, callback);

                if (CodePlace.MayLeave(statement))
                    return false;
            }
        }

        return false;
    }

    private static bool IsCaught(IOperation thrown, MachineCallback callback)
    {
        for (var each = thrown; each != callback.Body && each.Parent is { } parent; each = parent)
        {
            if (parent is ITryOperation { Catches.IsEmpty: false } attempt && attempt.Body == each)
                return true;
        }

        return false;
    }
}
