using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides where the task of a call is waited for.</summary>
internal static class Tasks
{
    /// <summary>The flag <c>ConfigureAwaitOptions.SuppressThrowing</c>.</summary>
    private const int SuppressThrowing = 2;

    public static bool IsAwaitable(IMethodSymbol method) =>
        method.IsAsync || Framework.IsTask(method.ReturnType);

    /// <summary>The result of a task, or the type itself.</summary>
    public static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var result] } && Framework.IsTask(type) ? result : type;

    /// <summary>
    /// Whether a call returns the task that it is made on, or its awaiter, and awaiting it throws what the task throws.
    /// </summary>
    public static bool IsPassedThrough(IInvocationOperation call) =>
        call.TargetMethod.Name
            is "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "WaitAsync" or "Preserve"
        && !MaySuppress(call);

    /// <summary>Whether awaiting the task that <c>ConfigureAwait</c> returns may throw nothing.</summary>
    private static bool MaySuppress(IInvocationOperation call) =>
        call is
        {
            TargetMethod.Name: "ConfigureAwait",
            Arguments: [{ Value: { Type.SpecialType: not SpecialType.System_Boolean, ConstantValue: var options } }]
        }
        && !(options is { HasValue: true, Value: int known } && (known & SuppressThrowing) == 0);

    /// <summary>Whether an expression is a branch of an expression that is awaited.</summary>
    private static bool IsAwaited(SyntaxNode expression)
    {
        var isBranch = false;
        for (var (each, parent) = (expression, expression.Parent); ; (each, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case AwaitExpressionSyntax:
                    return isBranch;
                case ConditionalExpressionSyntax choice when choice.Condition != each:
                case SwitchExpressionArmSyntax arm when arm.Expression == each:
                    isBranch = true;
                    continue;
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or SwitchExpressionSyntax:
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" }:
                    continue;

                // An argument other than a literal may be an option that suppresses exceptions.
                case InvocationExpressionSyntax invocation when invocation.Expression == each
                    && invocation.ArgumentList.Arguments.All(argument =>
                        argument.Expression is LiteralExpressionSyntax):
                    continue;
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether a call has completed before the next statement runs.</summary>
    public static bool IsAwaited(IOperation call)
    {
        for (var (each, parent) = (call, call.Parent); ; (each, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case null:
                    return true;
                case IAwaitOperation or IReturnOperation:
                    return true;
                case IFlowCaptureOperation:
                    return IsAwaited(each.Syntax);
                case IConversionOperation { OperatorMethod: null } or IParenthesizedOperation:
                case IInvocationOperation
                {
                    TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "WaitAsync" or "Preserve"
                } next when next.Instance == each && !MaySuppress(next):
                    continue;
                case IInvocationOperation { TargetMethod: { Name: "GetResult" or "Wait" } wait } last
                    when last.Instance == each:
                    return wait.Parameters.IsEmpty;
                case IPropertyReferenceOperation { Property.Name: "Result" } result when result.Instance == each:
                    return true;
                default:
                    return false;
            }
        }
    }
}
