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
