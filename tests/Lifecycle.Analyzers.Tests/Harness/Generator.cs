using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers.Tests;

/// <summary>The generator as the project of a user references it.</summary>
internal sealed class Generator : AnalyzerReference
{
    private readonly ImmutableArray<ISourceGenerator> _generators = [new ManifestGenerator().AsSourceGenerator()];

    public override string FullPath => "Lifecycle.Generators.dll";

    public override object Id => FullPath;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;
}
