using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The types of Stateless in a compilation, looked up once per compilation.</summary>
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

    /// <summary>The exception of a fire that is not permitted.</summary>
    public INamedTypeSymbol? Refusal { get; }

    /// <summary>
    /// The symbols; <see langword="null"/> if the compilation does not reference Stateless.
    /// </summary>
    public static StatelessSymbols? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Stateless.StateMachine`2") is { } machine ? new(compilation, machine) : null;

    /// <summary>Whether a type is the state machine itself, not a class derived from it.</summary>
    public bool IsMachine(ITypeSymbol? type) =>
        type?.Name == "StateMachine" && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _machine);

    /// <summary>Whether a type is the return type of <c>Configure</c>.</summary>
    public bool IsConfiguration(ITypeSymbol? type) => IsNested(type, "StateConfiguration");

    /// <summary>Whether a type is a trigger with parameters.</summary>
    public bool IsParameterized(ITypeSymbol? type) => IsNested(type, "TriggerWithParameters");

    private bool IsNested(ITypeSymbol? type, string name) => type?.Name == name && IsMachine(type.ContainingType);
}
