using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Follows instances through the bodies of methods, and reports what their stages do not permit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : LifecycleAnalyzer
{
    /// <summary>The name of the diagnostic property that lists the triggers which lead to where the code would be right.</summary>
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
        var wrappers = new Wrappers(vocabulary, context.Compilation.Assembly);
        var summaries = new Summaries(vocabulary, contracts, context.Compilation, wrappers);
        context.RegisterOperationBlockAction(block => Analyze(block, vocabulary, contracts, summaries, wrappers));
    }

    private static void Analyze(OperationBlockAnalysisContext context, Vocabulary vocabulary, Contracts contracts, Summaries summaries, Wrappers wrappers)
    {
        if (context.OwningSymbol is IMethodSymbol owner && ExpectsExceptions(owner))
            return;

        if (!context.OperationBlocks.Any(block => Concerns(block, vocabulary, wrappers)))
            return;

        var captured = new CapturedVariables(context.OperationBlocks);
        if (captured.HaveReferences)
            return;

        foreach (var block in context.OperationBlocks.Where(block => block.Kind is OperationKind.Block or OperationKind.MethodBody or OperationKind.FieldInitializer or OperationKind.PropertyInitializer))
        {
            var body = new BodyAnalysis(vocabulary, contracts, summaries, wrappers, captured, context.OwningSymbol as IMethodSymbol, context.CancellationToken);
            body.Run(context.GetControlFlowGraph(block), finding => Report(context, finding));
        }
    }

    /// <summary>Whether a body does anything with an instance, seen without a flow graph.</summary>
    private static bool Concerns(IOperation block, Vocabulary vocabulary, Wrappers wrappers) =>
        block.Descendants().Any(operation => operation is IInvocationOperation call && (vocabulary.IsInstance(call.TargetMethod.ContainingType)
            || wrappers.FieldOf(call.TargetMethod.ContainingType) is not null
            || call.Arguments.Any(argument => vocabulary.IsInstance(argument.Value.Type)))
            || (operation is IPropertyReferenceOperation property && vocabulary.IsStage(property.Property))
            || (operation is IReturnOperation { ReturnedValue.Type: var type } && vocabulary.IsInstance(type)));

    private static bool ExpectsExceptions(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("ExpectedException", StringComparison.Ordinal) == true);

    private static void Report(OperationBlockAnalysisContext context, Finding finding)
    {
        var instance = finding.Instance;
        var stages = instance.Graph.Describe(instance.Stages);
        var refusing = instance.Graph.Describe(instance.Graph.Step(instance.Stages, finding.Trigger).Refusing);
        context.ReportDiagnostic(finding.Kind switch
        {
            FindingKind.ImpossibleFire => Diagnostic.Create(
                UsageRules.ImpossibleFire, finding.Location, KnownAt(finding), Properties(finding), finding.Trigger, stages, Permitted(instance)),
            FindingKind.FutileFire => Diagnostic.Create(
                UsageRules.FutileFire, finding.Location, KnownAt(finding), Properties(finding), finding.Trigger, stages, Permitted(instance)),
            FindingKind.DoubtfulFire => Diagnostic.Create(
                UsageRules.DoubtfulFire, finding.Location, KnownAt(finding), Properties(finding), finding.Trigger, refusing),
            FindingKind.BrokenRequirement => Diagnostic.Create(
                UsageRules.BrokenRequirement, finding.Location, KnownAt(finding), Properties(finding), stages, finding.Trigger),
            FindingKind.BrokenPromise => Diagnostic.Create(
                UsageRules.BrokenPromise, finding.Location, KnownAt(finding), stages, finding.Trigger),
            FindingKind.AlwaysTrue => Diagnostic.Create(UsageRules.ConstantTest, finding.Location, KnownAt(finding), "true", stages),
            _ => Diagnostic.Create(UsageRules.ConstantTest, finding.Location, KnownAt(finding), "false", stages),
        });
    }

    private static IEnumerable<Location> KnownAt(Finding finding) =>
        new[] { finding.Through, finding.Instance.KnownAt }.OfType<Location>();

    private static string Permitted(InstanceState instance)
    {
        var triggers = string.Join(", ", instance.Graph.PermittedIn(instance.Stages));
        return triggers.Length == 0 ? "Nothing is permitted there." : $"Permitted there: {triggers}.";
    }

    /// <summary>What a code fix needs: the triggers that lead, each alone, to where it would be right.</summary>
    private static ImmutableDictionary<string, string?> Properties(Finding finding)
    {
        var graph = finding.Instance.Graph;
        var bridges = graph.PermittedIn(finding.Instance.Stages)
            .Where(trigger => graph.Step(finding.Instance.Stages, trigger) is { Refusing.IsEmpty: true, Accepted: var accepted }
                && !accepted.IsEmpty && accepted.IsWithin(finding.Goal));
        return ImmutableDictionary<string, string?>.Empty.Add(BridgesProperty, string.Join(",", bridges));
    }
}
