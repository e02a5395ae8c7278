using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// The assemblies whose code may fire instances: the one being compiled, and those that reference the library.
/// Thread-safe.
/// </summary>
internal sealed class AssembliesThatUse(IAssemblySymbol library, Compilation compilation)
{
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether an assembly is one of them. An unknown assembly counts as one.</summary>
    public bool Contains(IAssemblySymbol? assembly) =>
        assembly is null
        || _known.GetOrAdd(assembly, each =>
            SymbolEqualityComparer.Default.Equals(each, compilation.Assembly)
            || each.Modules.Any(module => module.ReferencedAssemblies.Any(other => other.Name == library.Name)));
}
