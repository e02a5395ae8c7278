using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides whether code expects an exception, as tests do.</summary>
internal static class Expectation
{
    /// <summary>
    /// Whether a handler around an operation catches an exception type, or the operation is in a lambda, whose receiver
    /// may expect the exception.
    /// </summary>
    public static bool IsExpected(IOperation operation, INamedTypeSymbol? exception)
    {
        for (
            var (each, parent) = (operation, operation.Parent);
            parent is not null;
            (each, parent) = (parent, parent.Parent))
        {
            if (parent is IAnonymousFunctionOperation && MayBeExpectedByReceiver(parent))
                return true;

            if (parent is ITryOperation attempt
                && attempt.Body == each
                && attempt.Catches.Any(handler => Handles(handler.ExceptionType, exception)))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a refusal in a lambda may be what its receiver is for, as in <c>Assert.ThrowsAsync</c>. It is not in
    /// what an awaited <c>Task.Run</c> runs, nor in the handler of an HTTP endpoint.
    /// </summary>
    /// <param name="lambda">The lambda, of a flow graph or of the tree of operations.</param>
    public static bool MayBeExpectedByReceiver(IOperation lambda)
    {
        var argument = lambda.Parent;
        while (argument is IDelegateCreationOperation or IConversionOperation)
            argument = argument.Parent;

        return argument is not IArgumentOperation { Parent: IInvocationOperation call }
            || !(IsEndpoint(call.TargetMethod) || (IsTaskRun(call.TargetMethod) && ThrowsHere(call)));
    }

    /// <summary>Whether a handler for one exception type, or for all exceptions, handles another type.</summary>
    public static bool Handles(ITypeSymbol? handled, ITypeSymbol? thrown)
    {
        if (handled is null || handled.SpecialType == SpecialType.System_Object)
            return true;

        for (var each = thrown; each is not null; each = each.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(each, handled))
                return true;
        }

        return false;
    }

    private static bool IsEndpoint(IMethodSymbol method) =>
        Framework.Is(method.ContainingType, "Microsoft.AspNetCore.Builder", "EndpointRouteBuilderExtensions");

    // A lambda that returns a ValueTask is not awaited by Task.Run: the outer task holds it as its result.
    private static bool IsTaskRun(IMethodSymbol method) =>
        method.Name == "Run"
        && Framework.Is(method.ContainingType, "System.Threading.Tasks", "Task")
        && method.TypeArguments is not [{ Name: "ValueTask" }];

    /// <summary>Whether the exception of a task surfaces here, since it is awaited without suppressing it.</summary>
    private static bool ThrowsHere(IInvocationOperation call) =>
        call.Parent is IAwaitOperation
        || (call.Parent is IInvocationOperation { Parent: IAwaitOperation } configured
            && configured.Instance == call
            && configured.TargetMethod is { Name: "ConfigureAwait" } configure
            && configure.Parameters is [{ Type.SpecialType: SpecialType.System_Boolean }]);
}
