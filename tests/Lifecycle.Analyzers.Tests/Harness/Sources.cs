using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers.Tests;

/// <summary>Compiles source text as a build would: with the generator, then the analyzers.</summary>
internal static class Sources
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Compiling =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The references of the test process, including the packages of this repository.</summary>
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Lifecycle.Analyzers", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("Lifecycle.Generators", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(LifecycleSymbols).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static Compilation Compile(string name, params IEnumerable<string> sources) =>
        Compile(name, [], sources);

    /// <summary>A project with sources, as an editor opens it.</summary>
    public static Project Open(string name, params IEnumerable<string> sources)
    {
        var project = new AdhocWorkspace()
            .AddProject(name, LanguageNames.CSharp)
            .WithParseOptions(Parsing)
            .WithCompilationOptions(Compiling.WithOutputKind(KindOf(sources)))
            .AddMetadataReferences(References)
            .AddAnalyzerReference(new Generator());
        foreach (var (source, index) in sources.Prepend(GlobalUsings).Select((source, index) => (source, index)))
            project = project.AddDocument($"{name}{index}.cs", source, filePath: $"{name}{index}.cs").Project;

        return project;
    }

    public static Compilation CompileWithoutGenerator(string name, params IEnumerable<string> sources) =>
        Parse(name, [], sources);

    public static Compilation CompileWithoutGenerator(
        string name, IEnumerable<MetadataReference> others, params IEnumerable<string> sources) =>
        Parse(name, others, sources);

    /// <summary>Compiles sources and runs the generator.</summary>
    public static Compilation Compile(string name, IEnumerable<MetadataReference> others, IEnumerable<string> sources)
    {
        var compilation = Parse(name, others, sources);
        CSharpGeneratorDriver.Create([new ManifestGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out var compiled, out _);
        return compiled;
    }

    private static CSharpCompilation Parse(
        string name,
        IEnumerable<MetadataReference> others,
        IEnumerable<string> sources)
    {
        var trees = sources
            .Prepend(GlobalUsings)
            .Select((source, index) => CSharpSyntaxTree.ParseText(source, Parsing, $"{name}{index}.cs"));
        return CSharpCompilation.Create(
            name,
            trees,
            References.Concat(others),
            Compiling.WithOutputKind(KindOf(sources)));
    }

    /// <summary>Sources with an entry point are an application.</summary>
    private static OutputKind KindOf(IEnumerable<string> sources) =>
        sources.Any(source => source.Contains("void Main()", StringComparison.Ordinal))
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Returns the reports of the analyzers. A crashing analyzer throws.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="optIn">A rule to enable that is off by default.</param>
    /// <param name="additional">The additional files of the project.</param>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        Compilation compilation, string? optIn = null, IEnumerable<AdditionalText>? additional = null)
    {
        if (Analyzers
                .SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .Any(each => each.Id == optIn && !each.IsEnabledByDefault))
            compilation = compilation.WithOptions(
                compilation.Options.WithSpecificDiagnosticOptions([new(optIn!, ReportDiagnostic.Warn)]));

        var options = new CompilationWithAnalyzersOptions(
            new([.. additional ?? []]),
            onAnalyzerException: (exception, analyzer, _) =>
                throw new InvalidOperationException($"{analyzer} crashed.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        var found = await new CompilationWithAnalyzers(compilation, Analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return found;
    }

    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Lifecycle;
        global using Stateless;
        """;
}
