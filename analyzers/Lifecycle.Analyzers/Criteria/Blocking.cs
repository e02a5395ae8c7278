using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3004: a criterion that blocks its thread.</summary>
internal sealed class Blocking(Evaluation evaluation) : EvaluationRule
{
    public static readonly DiagnosticDescriptor Descriptor = Rule.Criteria(
        "LFC3004", DiagnosticSeverity.Warning, "A criterion blocks its thread",
        "{0} blocks the thread that evaluates the {2}. {1}.");

    public override Diagnostic? Check(IOperation operation) =>
        Blocked(operation) is var (what, advice)
            ? Diagnostic.Create(Descriptor, operation.Syntax.GetLocation(), what, advice, evaluation.Noun)
            : null;

    /// <summary>
    /// The blocking operation and the remedy; <see langword="null"/> if the operation does not certainly block.
    /// </summary>
    private (string What, string Advice)? Blocked(IOperation operation)
    {
        if (IsSleep(operation))
            return ("Thread.Sleep", Advice("Task.Delay"));

        return BlockedOn(operation) is var (name, task) && Source(task) is { } call
            ? ($"{name} of {call.TargetMethod.Name}", Advice("it"))
            : null;
    }

    private string Advice(string what) =>
        evaluation.Token is not null ? $"Await {what}"
        : evaluation.IsCondition ? $"Let the condition take a CancellationToken, and await {what}"
        : evaluation.TakesContext ? $"Implement IEntryCriterion, and await {what}"
        : $"Require a criterion class that implements IEntryCriterion, and await {what} there";

    private static bool IsSleep(IOperation operation) =>
        operation
            is IInvocationOperation
        {
            TargetMethod: { Name: "Sleep", ContainingType: var type },
            Arguments: [{ Value.ConstantValue: var time }, ..]
        }
        && Framework.Is(type, "System.Threading", "Thread")
        && time is not { HasValue: true, Value: 0 };

    private static (string Name, IOperation Task)? BlockedOn(IOperation operation) =>
        operation switch
        {
            IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task }
                when Framework.IsTask(task.Type) => ("Result", task),

            // A wait with a time-out may only poll whether the task has completed.
            IInvocationOperation { TargetMethod: { Name: "Wait" } wait, Instance: { } task }
                when Framework.IsTask(task.Type)
                    && wait.Parameters.All(parameter => Framework.IsToken(parameter.Type)) => ("Wait", task),
            IInvocationOperation
            {
                TargetMethod.Name: "GetResult",
                Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task }
            } when Framework.IsTask(Plain(task).Type) => ("GetResult", task),
            _ => null,
        };

    /// <summary>The call that started the task, if the task is neither awaited nor inspected before.</summary>
    private IInvocationOperation? Source(IOperation task)
    {
        var plain = Plain(task);
        if (plain is ILocalReferenceOperation { Local: var local })
        {
            var operations = evaluation.Body.Descendants().ToArray();
            if (!operations
                    .OfType<ILocalReferenceOperation>()
                    .Where(each => SymbolEqualityComparer.Default.Equals(each.Local, local))
                    .All(IsOnlyBlockedOn))
                return null;

            var declarator = operations
                .OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Symbol, local));
            plain = declarator?.GetVariableInitializer() is { Value: var value } ? Plain(value) : plain;
        }

        return plain is IInvocationOperation { TargetMethod: var method } call && !IsDone(method) ? call : null;
    }

    private static bool IsOnlyBlockedOn(ILocalReferenceOperation reference)
    {
        var outer = reference.Parent;
        while (outer
                is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" }
                    or IConversionOperation
                    or IParenthesizedOperation)
            outer = outer.Parent;

        return outer is not null && BlockedOn(outer) is not null;
    }

    private static IOperation Plain(IOperation task)
    {
        var plain = Unwrapped.Expression(task);
        while (plain
                is IInvocationOperation
            {
                TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve",
                Instance: { } inner
            })
            plain = Unwrapped.Expression(inner);

        return plain;
    }

    private static bool IsDone(IMethodSymbol method) =>
        Framework.IsTask(method.ContainingType) && method.Name is "FromResult" or "FromException" or "FromCanceled";
}
