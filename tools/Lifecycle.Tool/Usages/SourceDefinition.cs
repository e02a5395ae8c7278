using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifecycle.Tool;

/// <summary>A definition in source code.</summary>
/// <param name="Name">The full name of its type.</param>
/// <param name="TriggerType">The full name of the type of its triggers.</param>
/// <param name="Graph">Its graph; <see langword="null"/> if it depends on what only a run of the code tells.</param>
/// <param name="Place">Where it is.</param>
internal sealed record SourceDefinition(string Name, string TriggerType, FoldedGraph? Graph, CodePlace Place)
{
    private const string Manifest = "LifecycleManifestAttribute";

    /// <summary>The definitions of a project.</summary>
    public static IEnumerable<SourceDefinition> In(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var attribute in Manifests(compilation, cancellationToken))
        {
            if (attribute.ConstructorArguments
                    is not [{ Value: string name }, { Value: int schema }, { Kind: TypedConstantKind.Array } lines]
                || compilation.Assembly.GetTypeByMetadataName(name) is not { } type
                || ManifestGenerator.DefinitionOf(type) is not { } definition
                || CodePlace.Of(type.Locations.FirstOrDefault()) is not { } place)
            {
                continue;
            }

            var text = lines.Elements().Select(line => line.Value).OfType<string>();
            yield return new(
                type.ToDisplayString(),
                definition.TypeArguments[1].ToDisplayString(),
                schema == ManifestFormat.SchemaVersion ? ManifestFormat.Read(name, text) : null,
                place);
        }
    }

    /// <summary>
    /// The manifests that the generator of the package has written. Where it did not run, the tool runs its own.
    /// </summary>
    private static ImmutableArray<AttributeData> Manifests(
        Compilation compilation, CancellationToken cancellationToken)
    {
        var written = ManifestsOf(compilation);
        if (!written.IsEmpty || compilation is not CSharpCompilation)
            return written;

        CSharpGeneratorDriver
            .Create([new ManifestGenerator().AsSourceGenerator()], parseOptions: ParseOptions(compilation))
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, cancellationToken);
        return ManifestsOf(generated);
    }

    private static CSharpParseOptions? ParseOptions(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault()?.Options as CSharpParseOptions;

    private static ImmutableArray<AttributeData> ManifestsOf(Compilation compilation) =>
    [
        .. compilation.Assembly.GetAttributes().Where(attribute => attribute.AttributeClass?.Name == Manifest),
    ];
}
