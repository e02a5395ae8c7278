using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Reads the stages that methods require and ensure, from their attributes. Thread-safe.</summary>
internal sealed class Contracts(INamedTypeSymbol? requires, INamedTypeSymbol? ensures)
{
    public StageSet? Required(IParameterSymbol parameter, StageGraph graph) =>
        Stages(parameter.GetAttributes(), requires, graph);

    public StageSet? Ensured(IParameterSymbol parameter, StageGraph graph) =>
        Stages(parameter.GetAttributes(), ensures, graph);

    /// <summary>Whether a method has a contract about the instance that it is called on.</summary>
    public bool AreOn(IMethodSymbol method) =>
        (requires is not null || ensures is not null)
        && method.GetAttributes().Any(each =>
            SymbolEqualityComparer.Default.Equals(each.AttributeClass, requires)
            || SymbolEqualityComparer.Default.Equals(each.AttributeClass, ensures));

    /// <summary>The stages that a method requires of the instance that it is called on.</summary>
    public StageSet? Required(IMethodSymbol method, StageGraph graph) =>
        Stages(method.GetAttributes(), requires, graph);

    /// <summary>The stages that a method ensures of the instance that it is called on.</summary>
    public StageSet? Ensured(IMethodSymbol method, StageGraph graph) =>
        Stages(method.GetAttributes(), ensures, graph);

    public StageSet? EnsuredByReturn(IMethodSymbol method, StageGraph? graph) =>
        graph is null ? null : Stages(method.GetReturnTypeAttributes(), ensures, graph);

    private static StageSet? Stages(IEnumerable<AttributeData> attributes, INamedTypeSymbol? contract, StageGraph graph)
    {
        var given = attributes.FirstOrDefault(each =>
            contract is not null && SymbolEqualityComparer.Default.Equals(each.AttributeClass, contract));
        if (given?.ConstructorArguments is not [{ Kind: TypedConstantKind.Array, IsNull: false } named])
            return null;

        var stages = StageSet.Empty;
        foreach (var constant in named.Elements())
            stages |= constant.Value is { } value ? graph.Of(Key.Of(value, constant.Type)) : StageSet.Empty;

        return stages.IsEmpty ? null : stages;
    }
}
