using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>
/// Decides which fields and properties certainly keep their object once the constructor has run. Thread-safe.
/// </summary>
internal sealed class StableMembers
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a member of an object is read-only, or private and written by constructors alone.</summary>
    public bool Contain(ISymbol member) => member switch
    {
        IFieldSymbol { IsReadOnly: true } => true,
        IPropertySymbol property => property.SetMethod is null or { IsInitOnly: true },
        IParameterSymbol => _known.GetOrAdd(
            member.OriginalDefinition,
            static each => MemberVariables.TypeOfPrimary(each) is not null
                && !each.ContainingType.DeclaringSyntaxReferences
                    .SelectMany(part => NamesIn(part.GetSyntax(), each))
                    .Any(IsWrite)),
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } field => _known.GetOrAdd(
            field.OriginalDefinition,
            static each => each.ContainingType.DeclaringSyntaxReferences
                .SelectMany(part => NamesIn(part.GetSyntax(), each))
                .All(name => !IsWrite(name) || IsInConstructor(name, each))),
        _ => false,
    };

    private static IEnumerable<IdentifierNameSyntax> NamesIn(SyntaxNode declaration, ISymbol member) =>
        declaration
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == member.Name);

    private static bool IsWrite(IdentifierNameSyntax name)
    {
        ExpressionSyntax target = name;
        while (true)
        {
            switch (target.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Name == target:
                    target = access;
                    continue;
                case ParenthesizedExpressionSyntax around:
                    target = around;
                    continue;
                case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                    target = tuple;
                    continue;
                case ArgumentSyntax argument:
                    return !argument.RefKindKeyword.IsKind(SyntaxKind.None);
                case AssignmentExpressionSyntax assignment:
                    return assignment.Left == target;
                case ForEachVariableStatementSyntax loop:
                    return loop.Variable == target;
                case RefExpressionSyntax:
                    return true;
                default:
                    return target.Parent?.IsKind(SyntaxKind.AddressOfExpression) == true;
            }
        }
    }

    /// <summary>
    /// Whether a constructor writes the member of its own object or type, and no function in it does.
    /// </summary>
    private static bool IsInConstructor(IdentifierNameSyntax name, ISymbol member) =>
        name.Parent is not MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax }
        && name.Ancestors()
            .First(node =>
                node
                    is AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax
                        or MemberDeclarationSyntax)
            is ConstructorDeclarationSyntax constructor
        && constructor.Modifiers.Any(SyntaxKind.StaticKeyword) == member.IsStatic
        && member.ContainingType.DeclaringSyntaxReferences.Any(part => part.GetSyntax() == constructor.Parent);
}
