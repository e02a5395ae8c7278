using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// The wrappers of a compilation: classes that keep exactly one instance in a private field which never leaves the
/// class. Calls of a wrapper's methods are checked through their summaries. Thread-safe.
/// </summary>
internal abstract class Wrappers(IAssemblySymbol assembly)
{
    private readonly ConcurrentDictionary<ITypeSymbol, IFieldSymbol?> _fields = new(SymbolEqualityComparer.Default);

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

    /// <summary>Decides whether a class is a wrapper.</summary>
    protected abstract IFieldSymbol? Find(ITypeSymbol type);
}
