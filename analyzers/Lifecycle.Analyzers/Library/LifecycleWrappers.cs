using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>
/// Finds wrappers of lifecycle instances, by syntax alone: the field is written only during construction. Thread-safe.
/// </summary>
internal sealed class LifecycleWrappers(Vocabulary vocabulary, IAssemblySymbol assembly)
    : Wrappers(vocabulary, assembly)
{
    private readonly Vocabulary _vocabulary = vocabulary;

    /// <inheritdoc/>
    protected override IFieldSymbol? Find(ITypeSymbol type) =>
        OnlyFieldOf(type) is { IsReadOnly: true } field
        && type.DeclaringSyntaxReferences.All(reference => KeepsToItself(reference.GetSyntax(), field.Name))
            ? field
            : null;

    /// <summary>
    /// Decides by syntax alone. Any other member or variable with the field's name disqualifies the class.
    /// </summary>
    private bool KeepsToItself(SyntaxNode declaration, string field) =>
        declaration
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == field)
            .All(IsHarmless)
        && declaration
            .DescendantNodes()
            .OfType<ThisExpressionSyntax>()
            .All(self => self.Parent is MemberAccessExpressionSyntax);

    private bool IsHarmless(IdentifierNameSyntax name)
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
            // A property may read the instance but not fire it: then a mere read would move the instance.
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } access
                when access.Expression == reference => place is MethodDeclarationSyntax
                || (place is BasePropertyDeclarationSyntax && _vocabulary.IsRead(member)),
            AssignmentExpressionSyntax assignment
                when assignment.Left == reference && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) => place
                is ConstructorDeclarationSyntax,
            _ => false,
        };
    }
}
