using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Completion.Tests;

/// <summary>An editor without a screen: Roslyn's completion service, with the provider and the built-in ones.</summary>
internal static class Editor
{
    private static readonly MefHostServices Services = MefHostServices.Create(
        [.. MefHostServices.DefaultAssemblies, typeof(TriggerCompletionProvider).Assembly]);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Lifecycle.Analyzers", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("Lifecycle.Generators", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The projects without the edited file, so that carets in one need not compile it again.</summary>
    private static readonly ConcurrentDictionary<string, Project> Projects = new();

    /// <summary>What the editor offers where <c>$$</c> stands, best first.</summary>
    /// <param name="source">The source text, which may be incomplete.</param>
    /// <param name="others">Further files of the project.</param>
    public static async Task<IReadOnlyList<CompletionItem>> OfferAsync(string source, params string[] others)
    {
        var (document, position) = Open(source, others);
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, position);
        return list.ItemsList;
    }

    /// <summary>The description that the editor shows beside an item.</summary>
    public static async Task<string> DescribeAsync(string source, string item, params string[] others)
    {
        var (document, position) = Open(source, others);
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, position);
        var chosen = list.ItemsList.First(each => each.DisplayText == item);
        return (await service.GetDescriptionAsync(document, chosen))!.Text;
    }

    /// <summary>The text after an item was chosen.</summary>
    public static async Task<string> ChooseAsync(string source, string item, params string[] others)
    {
        var (document, position) = Open(source, others);
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, position);
        var change = await service.GetChangeAsync(document, list.ItemsList.First(each => each.DisplayText == item));
        return (await document.GetTextAsync()).WithChanges(change.TextChange).ToString();
    }

    private static (Document Document, int Position) Open(string source, string[] others)
    {
        var position = source.IndexOf("$$", StringComparison.Ordinal);
        var project = Projects.GetOrAdd(string.Concat(others), _ => Project(others));
        return (project.AddDocument("Edited.cs", SourceText.From(source.Remove(position, 2))), position);
    }

    private static Project Project(string[] others)
    {
        var project = new AdhocWorkspace(Services)
            .AddProject("Editor", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(References)
            .AddAnalyzerReference(new GeneratorReference());
        foreach (var (other, index) in others.Prepend(GlobalUsings).Select((other, index) => (other, index)))
            project = project.AddDocument($"Other{index}.cs", other).Project;

        return project;
    }

    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Lifecycle;
        """;

    /// <summary>The generator as the project of a user references it.</summary>
    private sealed class GeneratorReference : AnalyzerReference
    {
        public override string FullPath => "Lifecycle.Generators.dll";

        public override object Id => FullPath;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(
            string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer>
            GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) =>
            [new ManifestGenerator().AsSourceGenerator()];
    }
}
