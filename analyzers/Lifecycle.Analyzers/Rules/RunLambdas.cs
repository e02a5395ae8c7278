using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Finds the lambdas whose exceptions are no more expected than those of the code around them: what an awaited
/// <c>Task.Run</c> runs, and the handlers of HTTP endpoints. A refusal in any other lambda may be what its receiver is
/// for, as in <c>Assert.ThrowsAsync</c>.
/// </summary>
internal static class RunLambdas
{
    private const string Endpoints = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    public static IEnumerable<IFlowAnonymousFunctionOperation> In(ControlFlowGraph flow) =>
        flow.Blocks
            .Where(block => !IsHandled(block.EnclosingRegion))
            .SelectMany(block => block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue))
            .SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>()
            .Where(IsRun);

    /// <summary>Whether the exceptions of a lambda reach the code around it, or no code that expects them.</summary>
    /// <param name="lambda">The lambda, of a flow graph or of the tree of operations.</param>
    public static bool IsRun(IOperation lambda)
    {
        var argument = lambda.Parent;
        while (argument is IDelegateCreationOperation or IConversionOperation)
            argument = argument.Parent;

        return argument is IArgumentOperation { Parent: IInvocationOperation call }
            && (IsEndpoint(call.TargetMethod) || (IsTaskRun(call.TargetMethod) && IsAwaited(call)));
    }

    private static bool IsEndpoint(IMethodSymbol method) => method.ContainingType.ToDisplayString() == Endpoints;

    // A lambda that returns a ValueTask is not awaited by Task.Run: the outer task holds it as its result.
    private static bool IsTaskRun(IMethodSymbol method) =>
        method is { Name: "Run", ContainingType: { Name: "Task", ContainingNamespace: var space } }
        && space.ToDisplayString() == "System.Threading.Tasks"
        && method.TypeArguments is not [{ Name: "ValueTask" }];

    private static bool IsAwaited(IInvocationOperation call) =>
        call.Parent is IAwaitOperation
        || (call.Parent is IInvocationOperation { Parent: IAwaitOperation } configured
            && configured.Instance == call
            && configured.TargetMethod is { Name: "ConfigureAwait" } configure
            && configure.Parameters is [{ Type.SpecialType: SpecialType.System_Boolean }]);

    private static bool IsHandled(ControlFlowRegion? region)
    {
        for (; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.TryAndCatch)
                return true;
        }

        return false;
    }
}
