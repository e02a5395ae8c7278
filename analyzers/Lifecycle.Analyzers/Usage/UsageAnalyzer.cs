using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers;

/// <summary>Runs the engine once over each body, and feeds the rules about its findings.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : LifecycleAnalyzer
{
    /// <summary>
    /// The name of the diagnostic property that lists the triggers without a payload which, fired first, would remove
    /// the report.
    /// </summary>
    public const string BridgesProperty = "Bridges";

    private static readonly ImmutableArray<FindingRule> Rules = ImmutableArray.Create<FindingRule>(
        new ImpossibleFire(),
        new FutileFire(),
        new BrokenRequirement(),
        new BrokenPromise(),
        new ConstantTest(),
        new DoubtfulFire());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Rules.SelectMany(rule => new[] { rule.Descriptor, rule.InAnyStage })
            .OfType<DiagnosticDescriptor>()
            .ToImmutableArray();

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        var contracts = new Contracts(vocabulary.Symbols.RequiresStage, vocabulary.Symbols.EnsuresStage);
        var tracking = new InstanceTracking(
            vocabulary,
            contracts,
            new LifecycleWrappers(vocabulary, context.Compilation.Assembly),
            context.Compilation);
        context.RegisterOperationBlockAction(block =>
            tracking.Analyze(
                block.OwningSymbol,
                block.OperationBlocks,
                block.GetControlFlowGraph,
                finding => Report(block, finding),
                block.CancellationToken));
    }

    private static void Report(OperationBlockAnalysisContext context, Finding finding)
    {
        var (message, arguments) = Rules.First(each => each.Covers(finding.Kind)).Describe(finding);
        context.ReportDiagnostic(
            Diagnostic.Create(
                message,
                finding.Location,
                finding.Locations,
                ImmutableDictionary<string, string?>.Empty.Add(
                    BridgesProperty,
                    string.Join(
                        ",",
                        Remedy.Bridges(finding).Where(trigger =>
                            !finding.Instance.Graph.TryGetPayload(trigger, out var payload) || payload is null))),
                arguments));
    }
}
