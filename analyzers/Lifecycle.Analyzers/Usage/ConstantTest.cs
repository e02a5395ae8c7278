using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC1007: a stage test with the same result in every possible stage.</summary>
internal sealed class ConstantTest : FindingRule
{
    private static readonly DiagnosticDescriptor Reported = Rule.Usage(
        "LFC1007", DiagnosticSeverity.Info, "A stage test always has the same result",
        "This is always {0}, because the instance is in {1} here. Remove the test.");

    public override DiagnosticDescriptor Descriptor => Reported;

    public override bool Covers(FindingKind kind) => kind is FindingKind.AlwaysTrue or FindingKind.AlwaysFalse;

    protected override object[] Arguments(Finding finding) =>
        [finding.Kind == FindingKind.AlwaysTrue ? "true" : "false", finding.Instance.Describe()];
}
