using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC1006: a body that cannot leave the instance in an ensured stage.</summary>
internal sealed class BrokenPromise : FindingRule
{
    private static readonly DiagnosticDescriptor Reported = Rule.Usage(
        "LFC1006", DiagnosticSeverity.Warning, "The ensured stage is never reached",
        "The instance is left in {0}, but {1} is promised. {2}");

    public override DiagnosticDescriptor Descriptor => Reported;

    public override bool Covers(FindingKind kind) => kind == FindingKind.BrokenPromise;

    protected override object[] Arguments(Finding finding) =>
    [
        finding.Instance.Describe(),
        finding.Trigger,
        Remedy.For(finding, "Move it there, or change the contract."),
    ];
}
