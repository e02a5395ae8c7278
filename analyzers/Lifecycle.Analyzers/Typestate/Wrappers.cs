using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>
/// Classes that keep an instance to themselves: in one private field that is only set when they are made, and that
/// nothing gets hold of but their own methods. Whoever calls those is checked as if it fired the instance. Thread-safe.
/// </summary>
internal class Wrappers(Vocabulary vocabulary, IAssemblySymbol assembly)
{
    private readonly ConcurrentDictionary<ITypeSymbol, IFieldSymbol?> _fields = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The field that a class keeps its instance in; <see langword="null"/> for a class that is no wrapper.
    /// </summary>
    public IFieldSymbol? FieldOf(ITypeSymbol? type) =>
        type
            is INamedTypeSymbol
            {
                TypeKind: TypeKind.Class,
                IsGenericType: false,
                BaseType.SpecialType: SpecialType.System_Object
            }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly)
            ? _fields.GetOrAdd(type, Find)
            : null;

    protected virtual IFieldSymbol? Find(ITypeSymbol type)
    {
        var kept = type.GetMembers()
            .Where(member =>
                member is IFieldSymbol field
                    ? vocabulary.IsInstance(field.Type)
                    : member is IPropertySymbol property && vocabulary.IsInstance(property.Type))
            .Take(2)
            .ToArray();
        return
            kept
                is [
                    IFieldSymbol
                    {
                        DeclaredAccessibility: Accessibility.Private,
                        IsStatic: false,
                        IsReadOnly: true,
                        IsImplicitlyDeclared: false
                    } field,
                ]
            && type.DeclaringSyntaxReferences.All(reference => KeepsToItself(reference.GetSyntax(), field.Name))
                ? field
                : null;
    }

    /// <summary>
    /// By the text alone: what else has the name of the field makes no wrapper of a class that would be one.
    /// </summary>
    private static bool KeepsToItself(SyntaxNode declaration, string field) =>
        declaration
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == field)
            .All(IsHarmless)
        && declaration
            .DescendantNodes()
            .OfType<ThisExpressionSyntax>()
            .All(self => self.Parent is MemberAccessExpressionSyntax);

    private static bool IsHarmless(IdentifierNameSyntax name)
    {
        ExpressionSyntax reference = name.Parent
            is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own
            ? own
            : name;
        var place = reference
            .Ancestors()
            .FirstOrDefault(node =>
                node
                    is AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax
                        or BasePropertyDeclarationSyntax
                        or BaseMethodDeclarationSyntax);
        return reference.Parent switch
        {
            // A property may look at the instance; in one that fires it, a mere read would move it.
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access
                when access.Expression == reference => place is MethodDeclarationSyntax
                || (
                    place is BasePropertyDeclarationSyntax
                    && member is "Stage" or "Permits" or "IsTerminated" or "PermittedTriggers" or "Version"),
            AssignmentExpressionSyntax assignment
                when assignment.Left == reference && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) => place
                is ConstructorDeclarationSyntax,
            _ => false,
        };
    }
}
