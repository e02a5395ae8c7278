using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The classes of criteria that a compilation sees, by their ids.</summary>
internal sealed class CriterionTypes
{
    private readonly ILookup<string, (ITypeSymbol Subject, bool IsMandatory)> _criteria;

    private CriterionTypes(IEnumerable<(string Id, ITypeSymbol Subject, bool IsMandatory)> criteria) =>
        _criteria = criteria.ToLookup(each => each.Id, each => (each.Subject, each.IsMandatory));

    public static CriterionTypes In(Compilation compilation, LifecycleSymbols symbols)
    {
        var library = symbols.Instance.ContainingAssembly.Name;
        var assemblies = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(each => each.Name == library)))
            .Prepend(compilation.Assembly);
        return new(
            from assembly in assemblies
            from type in TypesIn(assembly.GlobalNamespace)
            let attribute = type.GetAttributes().FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.AttributeClass, symbols.CriterionAttribute))
            where attribute is not null && attribute.ConstructorArguments.Length > 0
            let id = attribute.ConstructorArguments[0].Value as string
            let subject = CriterionCode.SubjectOf(type, symbols)
            where id is not null && subject is not null
            select (id, subject, attribute.NamedArguments.FirstOrDefault(each => each.Key == "Severity").Value.Value is null or 0));
    }

    /// <summary>Whether the one criterion of an id, for a subject of a type, is mandatory.</summary>
    public bool IsMandatory(string id, ITypeSymbol? subject)
    {
        var fitting = _criteria[id].Where(each => subject is null || SymbolEqualityComparer.Default.Equals(each.Subject, subject)).Take(2).ToArray();
        return fitting is [{ IsMandatory: true }];
    }

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
