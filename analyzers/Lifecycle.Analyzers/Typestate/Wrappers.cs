using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>
/// Finds wrappers: classes with exactly one instance, in a private field that is written only during construction and
/// never leaves the class. Calls of a wrapper's methods are checked through their summaries. Thread-safe.
/// </summary>
internal class Wrappers(Vocabulary vocabulary, IAssemblySymbol assembly)
{
    private readonly ConcurrentDictionary<ITypeSymbol, IFieldSymbol?> _fields = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _reaching = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, HashSet<string>> _members = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The field in which a wrapper keeps its instance; <see langword="null"/> for a class that is not a wrapper.
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

    /// <summary>
    /// Whether a method of a wrapper may use the instance, itself or through other members. Decided by the names in its
    /// syntax.
    /// </summary>
    public bool Reaches(IMethodSymbol method) =>
        method.ContainingType is not { BaseType.SpecialType: SpecialType.System_Object } type
        || method.DeclaringSyntaxReferences.IsEmpty
        || _reaching.GetOrAdd((method.PartialImplementationPart ?? method).OriginalDefinition, each =>
            Names(each, _members.GetOrAdd(type, MembersWithCode)));

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

    /// <summary>The names of the members through which other members reach the instance, its field included.</summary>
    private HashSet<string> MembersWithCode(ITypeSymbol type) =>
        new HashSet<string>(
            type.GetMembers()
                .Where(member => member is not IFieldSymbol field || vocabulary.IsInstance(field.Type))
                .Select(member => member.Name),
            StringComparer.Ordinal);

    private static bool Names(IMethodSymbol method, HashSet<string> members) =>
        method.DeclaringSyntaxReferences.Any(declaration =>
            declaration.GetSyntax().DescendantNodes()
                .Any(node => node is SimpleNameSyntax name && members.Contains(name.Identifier.ValueText)));

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
                || (place is BasePropertyDeclarationSyntax && vocabulary.IsRead(member)),
            AssignmentExpressionSyntax assignment
                when assignment.Left == reference && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) => place
                is ConstructorDeclarationSyntax,
            _ => false,
        };
    }
}
