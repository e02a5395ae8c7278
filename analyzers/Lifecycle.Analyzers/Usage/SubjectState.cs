using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>
/// Decides whether a property has a value that a new object does not have: it is changed after construction, or set by
/// another constructor than the one JSON calls. Decided by syntax alone.
/// </summary>
internal sealed class SubjectState(IPropertySymbol property, IMethodSymbol? constructor)
{
    /// <summary>Whether the value may be lost when a new object takes the place of the old one.</summary>
    public bool MayBeLost() =>
        ApplicationCode.IsStorage(property) ? IsLost(property, property.Type)
        : Field() is { } field && IsLost(field, field.Type);

    /// <summary>The field of this object that the getter only returns.</summary>
    private IFieldSymbol? Field() =>
        property.SetMethod is null
        && property.DeclaringSyntaxReferences is [var declared]
        && declared.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody.Expression: IdentifierNameSyntax name }
        && property.ContainingType.GetMembers(name.Identifier.ValueText) is
            [IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Private } field]
        && field.GetAttributes().IsEmpty
            ? field
            : null;

    private bool IsLost(ISymbol member, ITypeSymbol type)
    {
        var initializer = InitializerOf(member);
        var writes = Writes(member).ToArray();
        return writes.Any(write => ChangesIt(write))
            || (initializer is not null && IsNewEachTime(initializer))
            || (IsCollection(type) && initializer is not null && IsEmpty(initializer) && writes.Length == 0);
    }

    private static ExpressionSyntax? InitializerOf(ISymbol member) =>
        member.DeclaringSyntaxReferences is [var declared]
            ? declared.GetSyntax() switch
            {
                PropertyDeclarationSyntax { Initializer.Value: var value } => value,
                VariableDeclaratorSyntax { Initializer.Value: var value } => value,
                _ => null,
            }
            : null;

    /// <summary>The names of the member that an assignment in its type writes.</summary>
    private static IEnumerable<IdentifierNameSyntax> Writes(ISymbol member) =>
        member.ContainingType.DeclaringSyntaxReferences
            .SelectMany(part => part.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
            .Where(name => name.Identifier.ValueText == member.Name
                && name.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText == member.ContainingType.Name
                && IsWrite(name, member.ContainingType.Name));

    private static bool IsWrite(IdentifierNameSyntax name, string type)
    {
        ExpressionSyntax target = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own
            ? own
            : name;
        return target.Parent switch
        {
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: var made } } assignment =>
                assignment.Left == target && Makes(made, type),
            AssignmentExpressionSyntax assignment => assignment.Left == target,
            PostfixUnaryExpressionSyntax => target.Parent.Kind() is SyntaxKind.PostIncrementExpression
                or SyntaxKind.PostDecrementExpression,
            PrefixUnaryExpressionSyntax => target.Parent.Kind() is SyntaxKind.PreIncrementExpression
                or SyntaxKind.PreDecrementExpression,
            _ => false,
        };
    }

    /// <summary>Whether an expression makes an object of this type, or a changed copy of this one.</summary>
    private static bool Makes(SyntaxNode? expression, string type) => expression switch
    {
        WithExpressionSyntax { Expression: ThisExpressionSyntax } => true,
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax created } => created.Identifier.ValueText == type,
        _ => false,
    };

    /// <summary>Whether a write gives the member a value that a new object does not have.</summary>
    private bool ChangesIt(IdentifierNameSyntax write)
    {
        var around = write.Ancestors().First(node => node is MemberDeclarationSyntax);
        if (around is not ConstructorDeclarationSyntax written)
            return around is MethodDeclarationSyntax;

        var value = write.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Right;
        return constructor?.DeclaringSyntaxReferences.Any(each => each.GetSyntax() == written) == true
            ? value is not null && IsNewEachTime(value)
            : value is IdentifierNameSyntax parameter
                && written.ParameterList.Parameters.Any(each =>
                    each.Identifier.ValueText == parameter.Identifier.ValueText);
    }

    /// <summary>Whether an expression gives another value each time: the clock, or a new identity.</summary>
    private static bool IsNewEachTime(ExpressionSyntax value) =>
        value.ToString()
            is "Guid.NewGuid()"
                or "Guid.CreateVersion7()"
                or "DateTime.Now"
                or "DateTime.UtcNow"
                or "DateTimeOffset.Now"
                or "DateTimeOffset.UtcNow";

    private static bool IsEmpty(ExpressionSyntax value) =>
        value
            is CollectionExpressionSyntax { Elements.Count: 0 }
                or BaseObjectCreationExpressionSyntax
            {
                ArgumentList: null or { Arguments.Count: 0 },
                Initializer: null
            };

    /// <summary>Whether a type is a collection whose elements can change.</summary>
    private static bool IsCollection(ITypeSymbol type) =>
        type is INamedTypeSymbol
        && type.ContainingNamespace?.ToDisplayString() is "System.Collections.Generic"
            or "System.Collections.ObjectModel"
        && !type.Name.Contains("ReadOnly")
        && type.Name != "IEnumerable"
        && type.AllInterfaces.Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable);
}
