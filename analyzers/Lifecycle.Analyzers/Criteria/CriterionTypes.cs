using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The criterion classes in a compilation and its references, by id.</summary>
internal sealed class CriterionTypes
{
    private readonly ILookup<string, (ITypeSymbol Subject, bool IsMandatory)> _criteria;

    private CriterionTypes(IEnumerable<(string Id, ITypeSymbol Subject, bool IsMandatory)> criteria) =>
        _criteria = criteria.ToLookup(each => each.Id, each => (each.Subject, each.IsMandatory));

    public static CriterionTypes In(Compilation compilation, LifecycleSymbols symbols)
    {
        var library = symbols.Instance.ContainingAssembly.Name;
        var assemblies = compilation
            .SourceModule.ReferencedAssemblySymbols.Where(assembly =>
                assembly.Modules.Any(module => module.ReferencedAssemblies.Any(each => each.Name == library)))
            .Prepend(compilation.Assembly);
        return new(
            from assembly in assemblies
            from type in TypesIn(assembly.GlobalNamespace)
            let attribute = AttributeOf(type, symbols)
            where attribute is { ConstructorArguments.Length: > 0 }
            let id = attribute.ConstructorArguments[0].Single() as string
            where id is not null
            from subject in CriterionCode.SubjectsOf(type, symbols)
            select (id, subject, SeverityOf(type, symbols) == Severities.Mandatory));
    }

    /// <summary>The name of the severity of a criterion class: that of its attribute, or the default.</summary>
    public static string? SeverityOf(ITypeSymbol type, LifecycleSymbols symbols)
    {
        var severity = AttributeOf(type, symbols)
            ?.NamedArguments.FirstOrDefault(each => each.Key == "Severity")
            .Value.Single();
        return severity is null ? Severities.Mandatory : Severities.NameOf(severity);
    }

    /// <summary>Whether exactly one criterion class has this id and subject type, and it is mandatory.</summary>
    public bool IsMandatory(string id, ITypeSymbol subject) =>
        _criteria[id].Where(each => SymbolEqualityComparer.Default.Equals(each.Subject, subject)).Take(2).ToArray()
            is [{ IsMandatory: true }];

    private static AttributeData? AttributeOf(ITypeSymbol type, LifecycleSymbols symbols) =>
        type.GetAttributes()
            .FirstOrDefault(each => LifecycleSymbols.Is(each.AttributeClass, symbols.CriterionAttribute));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
                yield return type;

            foreach (var nested in TypesIn(member))
                yield return nested;
        }
    }
}
