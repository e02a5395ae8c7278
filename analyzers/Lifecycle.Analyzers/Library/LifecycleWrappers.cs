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
    public override Sharing SharingOf(Sharing afterConstructor) => afterConstructor;

    /// <inheritdoc/>
    protected override IFieldSymbol? Find(ITypeSymbol type) =>
        OnlyFieldOf(type) is { IsReadOnly: true } field && KeepsToItself(type, field.Name) ? field : null;

    /// <summary>
    /// Decides by syntax alone. Any other member or variable with the field's name disqualifies the class.
    /// </summary>
    private bool KeepsToItself(ITypeSymbol type, string field)
    {
        var firing = Firing(type, field);
        return type.DeclaringSyntaxReferences
            .SelectMany(part => part.GetSyntax().DescendantNodes())
            .All(node =>
                node switch
                {
                    IdentifierNameSyntax name when name.Identifier.ValueText == field => IsHarmless(name),
                    SimpleNameSyntax { Identifier.ValueText: "MemberwiseClone" } => false,
                    SimpleNameSyntax name when firing.Contains(name.Identifier.ValueText) => IsCalledAtOnce(name),

                    // An extension method is given the object.
                    ThisExpressionSyntax => node.Parent is MemberAccessExpressionSyntax { Name.Identifier: var own }
                        && !type.GetMembers(own.ValueText).IsEmpty,
                    _ => true,
                });
    }

    /// <summary>The names of the methods that may fire the instance, themselves or through one another.</summary>
    private HashSet<string> Firing(ITypeSymbol type, string field)
    {
        var methods = type.DeclaringSyntaxReferences
            .SelectMany(part => part.GetSyntax().DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Select(method => (
                Name: method.Identifier.ValueText,
                Uses: method.DescendantNodes().OfType<SimpleNameSyntax>().ToArray()))
            .ToArray();
        var firing = new HashSet<string>(
            methods
                .Where(method => method.Uses.Any(name => name.Identifier.ValueText == field && !IsReadThrough(name)))
                .Select(method => method.Name),
            StringComparer.Ordinal);
        var before = 0;
        while (before != firing.Count)
        {
            before = firing.Count;
            firing.UnionWith(
                methods
                    .Where(method => method.Uses.Any(name => firing.Contains(name.Identifier.ValueText)))
                    .Select(method => method.Name)
                    .ToArray());
        }

        return firing;
    }

    private bool IsReadThrough(SimpleNameSyntax name)
    {
        var reference = WithThis(name);
        return reference.Parent is MemberAccessExpressionSyntax access
            && access.Expression == reference
            && _vocabulary.IsRead(access.Name.Identifier.ValueText);
    }

    /// <summary>The name of a member, with <c>this</c> in front of it if it is there.</summary>
    private static ExpressionSyntax WithThis(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name
            ? own
            : name;

    /// <summary>
    /// Whether a name is not that of an own method that may fire the instance, or calls it in a method or constructor.
    /// Who is given a function that calls it may do so at any time, and a property that fires would move the instance
    /// by a mere read.
    /// </summary>
    private static bool IsCalledAtOnce(SimpleNameSyntax name)
    {
        var reference = WithThis(name);
        return (reference == name && name.Parent is MemberAccessExpressionSyntax of && of.Name == name)
            || name.Parent is NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax
            || name.Ancestors().Any(IsNameOf)
            || (reference.Parent is InvocationExpressionSyntax call
                && call.Expression == reference
                && name.Ancestors()
                        .First(node =>
                            node
                                is AnonymousFunctionExpressionSyntax
                                    or LocalFunctionStatementSyntax
                                    or QueryExpressionSyntax
                                    or MemberDeclarationSyntax)
                    is MethodDeclarationSyntax or ConstructorDeclarationSyntax);
    }

    private static bool IsNameOf(SyntaxNode node) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    private bool IsHarmless(IdentifierNameSyntax name)
    {
        var reference = WithThis(name);
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
