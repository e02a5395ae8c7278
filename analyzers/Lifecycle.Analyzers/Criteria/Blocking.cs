using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Finds what holds up a thread.</summary>
internal static class Blocking
{
    /// <summary>What blocks, as it is written; <see langword="null"/> for nothing that is certain.</summary>
    public static string? In(IOperation operation, IOperation body) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } when IsTask(task.Type) && !MayBeDone(task, body) => "Result",
        IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } when IsTask(task.Type) && !MayBeDone(task, body) => "Wait",
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task } }
            when IsTask(task.Type) && !MayBeDone(task, body) => "GetResult",
        IInvocationOperation { TargetMethod: { Name: "Sleep", ContainingType: { Name: "Thread", ContainingNamespace.Name: "Threading" } } } => "Thread.Sleep",
        _ => null,
    };

    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    /// <summary>Whether the body looks at the task, or awaits it or others, so that it may be done by then.</summary>
    private static bool MayBeDone(IOperation task, IOperation body) =>
        task is ILocalReferenceOperation { Local: var local }
        && body.Descendants().Any(operation => operation is IAwaitOperation
            || (operation is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var looked } } property
                && property.Property.Name.StartsWith("IsCompleted", StringComparison.Ordinal)
                && SymbolEqualityComparer.Default.Equals(looked, local)));
}
