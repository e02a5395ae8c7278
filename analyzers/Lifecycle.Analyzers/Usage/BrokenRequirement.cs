using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC1004: an argument that is in none of the stages its parameter requires.</summary>
internal sealed class BrokenRequirement : FindingRule
{
    private static readonly DiagnosticDescriptor Reported = Rule.Usage(
        "LFC1004", DiagnosticSeverity.Error, "The instance is not in a required stage",
        "The instance is in {0}, but {1} is required here. {2}");

    public override DiagnosticDescriptor Descriptor => Reported;

    public override bool Covers(FindingKind kind) => kind == FindingKind.BrokenRequirement;

    protected override object[] Arguments(Finding finding) =>
    [
        finding.Instance.Describe(),
        finding.Trigger,
        Remedy.For(finding, "Pass an instance that is in a required stage."),
    ];
}
