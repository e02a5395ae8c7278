using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides whether a method ever returns to its caller.</summary>
internal static class Returning
{
    private const int MaxDepth = 4;

    /// <summary>
    /// Whether a method certainly throws or ends the process: by its attribute, by its body, or, if its code is not at
    /// hand, as a method of a test framework or throw helper that gives up. An asynchronous method throws when its task
    /// is awaited.
    /// </summary>
    public static bool NeverReturns(IMethodSymbol method) => NeverReturns(method, MaxDepth);

    /// <summary>Whether a call of a method that never returns is part of an operation.</summary>
    public static bool NeverCompletes(IOperation operation) =>
        operation
            .DescendantsAndSelf()
            .Any(each => each is IInvocationOperation call && NeverReturns(call.TargetMethod));

    private static bool NeverReturns(IMethodSymbol method, int depth) =>
        depth > 0
        && (method.GetAttributes().Any(each => each.AttributeClass?.Name == "DoesNotReturnAttribute")
            || (method.DeclaringSyntaxReferences.IsEmpty
                ? method is { ReturnsVoid: true, IsStatic: true, ContainingType.Name: "Assert" or "ThrowHelper" }
                    && IsGivingUp(method.Name)
                : !method.IsVirtual
                    && !method.IsOverride
                    && !method.IsAbstract
                    && method.DeclaringSyntaxReferences.All(reference =>
                        AlwaysThrows(reference.GetSyntax(), method, depth))));

    private static bool IsGivingUp(string name) =>
        name is "Fail" or "Ignore" or "Inconclusive" or "Skip" or "Throw"
        || (name.StartsWith("Throw", StringComparison.Ordinal)
            && name.Length > "Throw".Length
            && char.IsUpper(name["Throw".Length])
            && !name.StartsWith("ThrowIf", StringComparison.Ordinal));

    /// <summary>Whether the body is a throw, or a block that ends with one and never returns before.</summary>
    private static bool AlwaysThrows(SyntaxNode declaration, IMethodSymbol method, int depth) => declaration switch
    {
        MethodDeclarationSyntax { ExpressionBody.Expression: var expression } => Throws(expression, method, depth),
        LocalFunctionStatementSyntax { ExpressionBody.Expression: var expression } =>
            Throws(expression, method, depth),
        MethodDeclarationSyntax { Body: { } body } => Throws(body) && EndsInThrow(body, method, depth),
        LocalFunctionStatementSyntax { Body: { } body } => Throws(body) && EndsInThrow(body, method, depth),
        _ => false,
    };

    /// <summary>Whether a body has no way out beside its end.</summary>
    private static bool Throws(BlockSyntax body) =>
        !body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is ReturnStatementSyntax or YieldStatementSyntax or GotoStatementSyntax);

    private static bool EndsInThrow(StatementSyntax? statement, IMethodSymbol method, int depth) => statement switch
    {
        ThrowStatementSyntax => true,
        BlockSyntax block => EndsInThrow(
            block.Statements.LastOrDefault(each => each is not LocalFunctionStatementSyntax),
            method,
            depth),
        IfStatementSyntax { Else.Statement: var otherwise } choice => EndsInThrow(choice.Statement, method, depth)
            && EndsInThrow(otherwise, method, depth),
        ExpressionStatementSyntax { Expression: var expression } => Throws(expression, method, depth),
        _ => false,
    };

    /// <summary>Whether an expression throws, or calls a method of the same type that never returns.</summary>
    private static bool Throws(ExpressionSyntax? expression, IMethodSymbol method, int depth)
    {
        var isAwaited = expression is AwaitExpressionSyntax;
        if (expression is AwaitExpressionSyntax awaiting)
            expression = awaiting.Expression;

        return expression is ThrowExpressionSyntax
            || (expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax name }
                && method.ContainingType.GetMembers(name.Identifier.ValueText) is { IsEmpty: false } named
                && named.All(each => each is IMethodSymbol called
                    && (isAwaited || !called.IsAsync)
                    && NeverReturns(called, depth - 1)));
    }
}
