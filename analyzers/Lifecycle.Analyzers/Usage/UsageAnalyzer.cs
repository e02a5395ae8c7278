using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers;

/// <summary>
/// Reports the findings of the engine about instances: LFC1001, LFC1002, LFC1004, LFC1006, LFC1007 and LFC1008.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : LifecycleAnalyzer
{
    /// <summary>
    /// The name of the diagnostic property that lists the triggers which, fired first, would remove the report.
    /// </summary>
    public const string BridgesProperty = "Bridges";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        UsageRules.ImpossibleFire,
        UsageRules.FutileFire,
        UsageRules.BrokenRequirement,
        UsageRules.BrokenPromise,
        UsageRules.ConstantTest,
        UsageRules.DoubtfulFire);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        var contracts = new Contracts(vocabulary.Symbols.RequiresStage, vocabulary.Symbols.EnsuresStage);
        var tracking = new InstanceTracking(
            vocabulary,
            contracts,
            new(vocabulary, context.Compilation.Assembly),
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
        var instance = finding.Instance;
        var stages = instance.Graph.Describe(instance.Stages);
        var refusing = instance.Graph.Describe(instance.Graph.Transfer(instance.Stages, finding.Trigger).Refusing);
        context.ReportDiagnostic(
            finding.Kind switch
            {
                FindingKind.ImpossibleFire => Diagnostic.Create(
                    UsageRules.ImpossibleFire,
                    finding.Location,
                    finding.Locations,
                    Properties(finding),
                    finding.Trigger,
                    stages,
                    instance.Permitted),
                FindingKind.FutileFire => Diagnostic.Create(
                    UsageRules.FutileFire,
                    finding.Location,
                    finding.Locations,
                    Properties(finding),
                    finding.Trigger,
                    stages,
                    instance.Permitted),
                FindingKind.DoubtfulFire => Diagnostic.Create(
                    UsageRules.DoubtfulFire,
                    finding.Location,
                    finding.Locations,
                    Properties(finding),
                    finding.Trigger,
                    refusing),
                FindingKind.BrokenRequirement => Diagnostic.Create(
                    UsageRules.BrokenRequirement,
                    finding.Location,
                    finding.Locations,
                    Properties(finding),
                    stages,
                    finding.Trigger),
                FindingKind.BrokenPromise => Diagnostic.Create(
                    UsageRules.BrokenPromise,
                    finding.Location,
                    finding.Locations,
                    stages,
                    finding.Trigger),
                FindingKind.AlwaysTrue => Diagnostic.Create(
                    UsageRules.ConstantTest,
                    finding.Location,
                    finding.Locations,
                    "true",
                    stages),
                _ => Diagnostic.Create(UsageRules.ConstantTest, finding.Location, finding.Locations, "false", stages),
            });
    }

    /// <summary>The data for code fixes: the triggers that each lead to a stage without the finding.</summary>
    private static ImmutableDictionary<string, string?> Properties(Finding finding)
    {
        var graph = finding.Instance.Graph;
        var bridges = graph
            .PermittedIn(finding.Instance.Stages)
            .Where(trigger =>
                graph.Transfer(finding.Instance.Stages, trigger) is { Refusing.IsEmpty: true, Accepted: var accepted }
                && !accepted.IsEmpty
                && accepted.IsWithin(finding.Goal));
        return ImmutableDictionary<string, string?>.Empty.Add(BridgesProperty, string.Join(",", bridges));
    }
}
