using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers;

/// <summary>Reads each definition once, and feeds the rules about definitions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : LifecycleAnalyzer
{
    private static readonly DiagnosticDescriptor Unreadable = Rule.Definition(
        "LFC2011", DiagnosticSeverity.Info, "The definition cannot be read at compile time",
        "{0} cannot be read at compile time, so its uses are not checked: {1}");

    private static readonly ImmutableArray<DefinitionRule> Rules = ImmutableArray.Create<DefinitionRule>(
        new InitialStage(),
        new SuperstageTree(),
        new AmbiguousTransition(),
        new WayOutOfTerminal(),
        new MoveToItself(),
        new TerminalSuperstage(),
        new ReturnFromStart(),
        new NoInitialSubstage(),
        new NoEnd(),
        new SeveralPayloads(),
        new DueWithoutTransition(),
        new AsyncVoidAction(),
        new SubstageOutside(),
        new DuplicateId(),
        new UninterruptibleCriterion(),
        new UnaskedCriterion(),
        new UnmentionedMember(),
        new UnreachableStage(),
        new DeadEnd(),
        new Trap(),
        new NoOtherwise(),
        new MissingFromBaseline());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Rules.SelectMany(rule => rule.Descriptors).Append(Unreadable).ToImmutableArray();

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        var baseline = Baseline.Read(context.Options.AdditionalFiles, context.CancellationToken);
        var migrations = new DeclaredMigrations(context.Compilation, vocabulary.Symbols.Migrations);
        context.RegisterOperationBlockAction(block => Analyze(block, vocabulary.Symbols, baseline, migrations));
    }

    private static void Analyze(
        OperationBlockAnalysisContext context,
        LifecycleSymbols symbols,
        Baseline baseline,
        DeclaredMigrations migrations)
    {
        if (context.OwningSymbol
                is not IMethodSymbol { Name: BuilderNames.Define, IsOverride: true, Parameters.Length: 1 } define
            || !ManifestGenerator.IsDefine(define)
            || symbols.DefinitionOf(define.ContainingType) is not { } type
            || context.OperationBlocks.FirstOrDefault(block => block.Kind == OperationKind.Block) is not { } body)
        {
            return;
        }

        var folding = DefinitionFolder.Fold(define.ContainingType, type, define, body, context.CancellationToken);
        if (folding.Obstacle is var (location, reason))
        {
            context.ReportDiagnostic(Diagnostic.Create(Unreadable, location, define.ContainingType.Name, reason));
            return;
        }

        var definition = new CheckedDefinition(
            folding.Declaration,
            GraphLinker.LinkDespiteTransitions(folding.Declaration),
            define.Locations[0],
            baseline,
            migrations,
            place => IsOwn(place, define, context.Compilation));
        foreach (var diagnostic in Rules.SelectMany(rule => rule.Check(definition)))
            context.ReportDiagnostic(diagnostic);
    }

    /// <summary>
    /// Whether the code at a place makes only one definition: it is in its method, or in a private one of its class,
    /// and no other class may inherit it.
    /// </summary>
    private static bool IsOwn(Location place, IMethodSymbol define, Compilation compilation) =>
        place.SourceTree?.GetRoot().FindNode(place.SourceSpan) is { } node
        && node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } code
        && define.ContainingType is var type
        && type.GetMembers().OfType<IMethodSymbol>()
            .Where(each => SymbolEqualityComparer.Default.Equals(each, define)
                || each.DeclaredAccessibility == Accessibility.Private)
            .Any(each => each.DeclaringSyntaxReferences.Any(declared => declared.GetSyntax() == code))
        && (type.IsSealed || !FreeNames.MayDerive(type, compilation));
}
