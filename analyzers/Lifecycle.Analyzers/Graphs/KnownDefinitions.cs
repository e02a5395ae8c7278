using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// The definitions in a compilation and in the assemblies it references, read from their manifests. Thread-safe.
/// </summary>
internal sealed class KnownDefinitions
{
    private readonly LifecycleSymbols _symbols;
    private readonly ImmutableArray<(INamedTypeSymbol Type, INamedTypeSymbol Base, StageGraph? Graph)> _definitions;
    private readonly ConcurrentDictionary<ITypeSymbol, StageGraph?> _byType = new(SymbolEqualityComparer.Default);

    private KnownDefinitions(
        LifecycleSymbols symbols,
        IEnumerable<(INamedTypeSymbol, INamedTypeSymbol, StageGraph?)> definitions)
    {
        _symbols = symbols;
        _definitions = definitions.ToImmutableArray();
    }

    public static KnownDefinitions In(Compilation compilation, LifecycleSymbols symbols)
    {
        var library = symbols.Instance.ContainingAssembly;
        var assemblies = compilation
            .SourceModule.ReferencedAssemblySymbols.Where(assembly =>
                assembly.Modules.Any(module => module.ReferencedAssemblies.Any(each => each.Name == library.Name)))
            .Prepend(compilation.Assembly);
        return new(symbols, assemblies.SelectMany(assembly => Read(assembly, symbols)));
    }

    /// <summary>
    /// The graph for a value of a type: a definition, an instance, or a lifecycle from a container;
    /// <see langword="null"/> if no readable definition matches the type, or more than one does.
    /// </summary>
    public StageGraph? GraphOf(ITypeSymbol? type) => type is null ? null : _byType.GetOrAdd(type, Find);

    /// <summary>The graph of exactly this definition, never that of a derived one.</summary>
    public StageGraph? GraphOfExactly(ITypeSymbol type) =>
        _definitions
            .FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.Type, type.OriginalDefinition))
            .Graph;

    private StageGraph? Find(ITypeSymbol type)
    {
        var definition = _symbols.DefinitionOf(type);
        var fitting = definition is not null && !LifecycleSymbols.Is(type, _symbols.Definition)
            ? _definitions.Where(each => DerivesFrom(each.Type, type.OriginalDefinition))
            : type is INamedTypeSymbol { TypeArguments: { Length: 3 } arguments }
                ? FittingAll(arguments)
            : [];
        return fitting.Take(2).ToArray() is [var only] ? only.Graph : null;
    }

    /// <summary>
    /// The definitions of these stages, triggers and subjects; none if one of them fits only for some type arguments,
    /// of its own or of the code that uses it, because that is not certain.
    /// </summary>
    private (INamedTypeSymbol Type, INamedTypeSymbol Base, StageGraph? Graph)[] FittingAll(
        ImmutableArray<ITypeSymbol> arguments)
    {
        var possible = _definitions.Where(each => Fit(arguments, each.Base, RuntimeType.MayBeSame)).ToArray();
        return Array.TrueForAll(possible, each => Fit(arguments, each.Base, RuntimeType.AreSame)) ? possible : [];
    }

    private static bool Fit(
        ImmutableArray<ITypeSymbol> arguments,
        INamedTypeSymbol definition,
        Func<ITypeSymbol, ITypeSymbol, bool> fits) =>
        arguments.Zip(definition.TypeArguments, fits).All(each => each);

    private static bool DerivesFrom(INamedTypeSymbol type, ITypeSymbol ancestor)
    {
        for (var each = type; each is not null; each = each.BaseType?.OriginalDefinition)
        {
            if (SymbolEqualityComparer.Default.Equals(each, ancestor))
                return true;
        }

        return false;
    }

    private static IEnumerable<(INamedTypeSymbol Type, INamedTypeSymbol Base, StageGraph? Graph)> Read(
        IAssemblySymbol assembly, LifecycleSymbols symbols)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (symbols.Manifest is null
                || !SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, symbols.Manifest)
                || attribute.ConstructorArguments
                    is not [var named, var version, { Kind: TypedConstantKind.Array } lines]
                || named.Single() is not string name
                || version.Single() is not int schema
                || assembly.GetTypeByMetadataName(name) is not { } type
                || symbols.DefinitionOf(type) is not { } definition)
            {
                continue;
            }

            yield return (type, definition, schema == ManifestFormat.SchemaVersion ? GraphOf(name, lines) : null);
        }
    }

    private static StageGraph? GraphOf(string name, TypedConstant lines)
    {
        var text = lines.Elements().Select(line => line.Value).OfType<string>();
        return ManifestFormat.Read(name, text) is { } folded ? new(folded) : null;
    }
}
