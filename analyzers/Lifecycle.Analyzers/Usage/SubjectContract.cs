using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers;

/// <summary>How System.Text.Json reads and writes the objects of a type, by its documented rules.</summary>
internal sealed class SubjectContract
{
    private readonly INamedTypeSymbol _type;
    private readonly IMethodSymbol? _constructor;

    public SubjectContract(INamedTypeSymbol type)
    {
        _type = type;
        _constructor = ConstructorOf(type);
    }

    /// <summary>The properties with state that is written and not read back; empty if anything is uncertain.</summary>
    public IReadOnlyList<IPropertySymbol> Lost()
    {
        if (!IsObject(_type) || (_constructor is null && _type.TypeKind != TypeKind.Struct))
            return [];

        var properties = Properties().ToArray();

        // A parameter that is no member keeps the object from being read at all. Methods that run while an object is
        // read may restore what is not read.
        if (_constructor?.Parameters.Any(parameter =>
                !properties.Any(property => IsFor(parameter, property))) == true
            || properties.Any(property => property.SetMethod is { } setter && CallsMethods(setter))
            || (_constructor is { Parameters.IsEmpty: false } constructor && CallsMethods(constructor)))
            return [];

        return [.. properties.Where(property => IsWritten(property) && !IsRead(property)
            && new SubjectState(property, _constructor).MayBeLost())];
    }

    private static bool IsObject(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsTupleType: false }
        && !type.DeclaringSyntaxReferences.IsEmpty
        && !type.AllInterfaces.Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable
            || IsOfJson(each))
        && !type.GetAttributes().Any(IsJson);

    private static bool IsJson(AttributeData attribute) => IsOfJson(attribute.AttributeClass);

    private static bool IsOfJson(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() == "System.Text.Json.Serialization";

    /// <summary>The constructor that objects are read with.</summary>
    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type)
    {
        var marked = type.InstanceConstructors
            .Where(each => Has(each, "JsonConstructorAttribute"))
            .ToArray();
        if (marked.Length > 0)
            return marked is [var only] ? only : null;

        if (type.TypeKind == TypeKind.Struct)
            return null;

        var seen = type.InstanceConstructors
            .Where(each => each.DeclaredAccessibility == Accessibility.Public)
            .ToArray();
        return seen.FirstOrDefault(each => each.Parameters.IsEmpty) ?? (seen is [var lone] ? lone : null);
    }

    private static bool Has(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().Any(each => each.AttributeClass?.Name == attribute);

    private IEnumerable<IPropertySymbol> Properties()
    {
        var names = new HashSet<string>();
        for (var each = _type; each is not null && !each.DeclaringSyntaxReferences.IsEmpty; each = each.BaseType)
        {
            foreach (var property in each.GetMembers().OfType<IPropertySymbol>()
                .Where(property => property is { IsStatic: false, IsIndexer: false, IsImplicitlyDeclared: false }
                    && property.ExplicitInterfaceImplementations.IsEmpty))
            {
                if (names.Add(property.Name))
                    yield return property;
            }
        }
    }

    /// <summary>Whether code calls methods of its own object.</summary>
    private static bool CallsMethods(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(declared =>
            declared.GetSyntax() is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            && declared.GetSyntax().DescendantNodes().Any(node => node is InvocationExpressionSyntax
            {
                Expression: IdentifierNameSyntax
                        or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            }));

    private static bool IsFor(IParameterSymbol parameter, IPropertySymbol property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type);

    /// <summary>Whether a property is written, by no rule of its own.</summary>
    private static bool IsWritten(IPropertySymbol property) =>
        property is { DeclaredAccessibility: Accessibility.Public, IsVirtual: false, IsOverride: false }
        && property.GetMethod?.DeclaredAccessibility == Accessibility.Public
        && property.GetAttributes().Where(IsJson).All(each => each.AttributeClass!.Name
            is "JsonPropertyNameAttribute"
                or "JsonPropertyOrderAttribute"
                or "JsonIncludeAttribute");

    private bool IsRead(IPropertySymbol property) =>
        property.SetMethod is { DeclaredAccessibility: Accessibility.Public }
        || (property.SetMethod is not null
            && Has(property, "JsonIncludeAttribute"))
        || _constructor?.Parameters.Any(parameter => IsFor(parameter, property)) == true;
}
