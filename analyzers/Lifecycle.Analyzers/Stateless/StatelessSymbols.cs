using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The types of Stateless that a compilation sees. Looked up once for each compilation.</summary>
internal sealed class StatelessSymbols
{
    private readonly INamedTypeSymbol _machine;

    private StatelessSymbols(Compilation compilation, INamedTypeSymbol machine)
    {
        _machine = machine;
        Assembly = machine.ContainingAssembly;
        Refusal = compilation.GetTypeByMetadataName("System.InvalidOperationException");
    }

    public IAssemblySymbol Assembly { get; }

    /// <summary>What a fire throws that is not permitted.</summary>
    public INamedTypeSymbol? Refusal { get; }

    /// <summary>
    /// The symbols; <see langword="null"/> where the compilation does not see Stateless, and nothing is to be done.
    /// </summary>
    public static StatelessSymbols? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Stateless.StateMachine`2") is { } machine ? new(compilation, machine) : null;

    /// <summary>Whether a type is the state machine itself, and no class that derives from it.</summary>
    public bool IsMachine(ITypeSymbol? type) =>
        type?.Name == "StateMachine" && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _machine);

    /// <summary>Whether a type is what <c>Configure</c> gives.</summary>
    public bool IsConfiguration(ITypeSymbol? type) => IsNested(type, "StateConfiguration");

    /// <summary>Whether a type is a trigger with parameters.</summary>
    public bool IsParameterized(ITypeSymbol? type) => IsNested(type, "TriggerWithParameters");

    private bool IsNested(ITypeSymbol? type, string name) => type?.Name == name && IsMachine(type.ContainingType);
}
