using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Decides whether code is written to fail, as tests do. One object per compilation, since it reads the names in each
/// type once; thread-safe.
/// </summary>
internal sealed class ExpectedFailures
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ILookup<string, ExpressionSyntax>> _names =
        new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _byCallers = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Whether the exception of an operation is expected: around it, by an attribute of its member, or by all callers
    /// of its function. If the exception is <see langword="null"/>, every handler counts.
    /// </summary>
    public bool Contains(IOperation operation, ISymbol member, INamedTypeSymbol? exception) =>
        (exception is null ? IsInTry(operation) : Expectation.IsExpected(operation, exception))
        || member
            .GetAttributes()
            .Any(each =>
                each.AttributeClass?.Name.StartsWith("ExpectedException", StringComparison.Ordinal) == true)
        || IsExpectedByCallers(member)
        || LocalFunctionsAround(operation).Any(IsExpectedByCallers);

    /// <summary>Whether an operation is in a lambda, or in a try with a handler.</summary>
    private static bool IsInTry(IOperation operation)
    {
        for (
            var (each, parent) = (operation, operation.Parent);
            parent is not null;
            (each, parent) = (parent, parent.Parent))
        {
            if (parent is IAnonymousFunctionOperation
                || (parent is ITryOperation attempt && attempt.Body == each && !attempt.Catches.IsEmpty))
                return true;
        }

        return false;
    }

    private static IEnumerable<ISymbol> LocalFunctionsAround(IOperation operation)
    {
        for (var each = operation.Parent; each is not null; each = each.Parent)
        {
            if (each is ILocalFunctionOperation { Symbol: var function })
                yield return function;
        }
    }

    /// <summary>
    /// Decides by names alone, within the type: a method that is passed to another, as to <c>Assert.Throws</c>, or a
    /// private method that is only called inside a try with a handler or inside a lambda.
    /// </summary>
    private bool IsExpectedByCallers(ISymbol function) =>
        function is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
        && _byCallers.GetOrAdd(method, _ => JudgeCallers(method));

    private bool JudgeCallers(IMethodSymbol method)
    {
        var uses = _names.GetOrAdd(method.ContainingType, NamesIn)[method.Name].ToArray();
        var isOnlyCalledHere =
            method.MethodKind == MethodKind.LocalFunction || method.DeclaredAccessibility == Accessibility.Private;
        return uses.Any(IsPassedOn) || (isOnlyCalledHere && uses.Length > 0 && uses.All(IsHandled));
    }

    /// <summary>The names in a type, each with the member access that ends in it.</summary>
    private static ILookup<string, ExpressionSyntax> NamesIn(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.SelectMany(declared => declared.GetSyntax().DescendantNodes())
            .OfType<SimpleNameSyntax>()
            .ToLookup(
                name => name.Identifier.ValueText,
                name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name
                    ? (ExpressionSyntax)access
                    : name);

    private static bool IsPassedOn(ExpressionSyntax use) =>
        use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var receiver } }
        && LastName(receiver) is { } name
        && name.IndexOf("Throw", StringComparison.Ordinal) + name.IndexOf("Exception", StringComparison.Ordinal) > -2;

    private static string? LastName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsHandled(ExpressionSyntax use)
    {
        if (use.Parent is not InvocationExpressionSyntax)
            return IsPassedOn(use) || use.Parent is EqualsValueClauseSyntax;

        for (SyntaxNode each = use; each.Parent is { } parent; each = parent)
        {
            if (parent is AnonymousFunctionExpressionSyntax
                || (parent is TryStatementSyntax { Catches.Count: > 0 } attempt && attempt.Block == each))
                return true;

            if (parent is MemberDeclarationSyntax)
                return false;
        }

        return false;
    }
}
