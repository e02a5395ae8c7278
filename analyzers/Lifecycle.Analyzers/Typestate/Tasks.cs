using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides where the task of a call is waited for.</summary>
internal static class Tasks
{
    public static bool IsAwaitable(IMethodSymbol method) =>
        method.IsAsync || Framework.IsTask(method.ReturnType);

    /// <summary>The result of a task, or the type itself.</summary>
    public static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [var result] } && Framework.IsTask(type) ? result : type;

    /// <summary>Whether a method returns the task that it is called on, or its awaiter.</summary>
    public static bool IsPassedThrough(IMethodSymbol method) =>
        method.Name is "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "WaitAsync" or "Preserve";

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
                case InvocationExpressionSyntax invocation when invocation.Expression == each:
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
                } next when next.Instance == each:
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
