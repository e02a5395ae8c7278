using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Documentation.Tests;

/// <summary>Compiles the code of a document as a new project of the SDK would.</summary>
internal static class NewProject
{
    /// <summary>What a new project of the SDK imports by itself.</summary>
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>A package was built against another version of its dependency. The SDK never shows it.</summary>
    public const string UnifiedReference = "CS1701";

    /// <summary>The sample whose types have no namespace: programs that copy it would define them twice.</summary>
    private const string GlobalTypes = "QuickStart";

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) != GlobalTypes)
            .Select(path => MetadataReference.CreateFromFile(path))];

    public static Compilation Compile(string program)
    {
        SyntaxTree[] trees = [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(program)];
        var kind = trees[1].GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create(
            $"Program{Guid.NewGuid():N}",
            trees,
            References,
            new(kind, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(Generators(), parseOptions: CSharpParseOptions.Default)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }

    /// <summary>What the analyzers of the library report.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation) =>
        compilation
            .WithAnalyzers(new AnalyzerFileReference(Metadata("LifecycleAnalyzers"), new Loader())
                .GetAnalyzers(LanguageNames.CSharp))
            .GetAnalyzerDiagnosticsAsync();

    private static string Metadata(string key) => typeof(NewProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    /// <summary>What the SDK and the package bring.</summary>
    private static IEnumerable<ISourceGenerator> Generators() =>
        new[] { Metadata("JsonGenerator"), Metadata("LifecycleGenerators") }.SelectMany(path =>
            new AnalyzerFileReference(path, new Loader()).GetGenerators(LanguageNames.CSharp));

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
