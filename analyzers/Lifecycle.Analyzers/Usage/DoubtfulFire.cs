using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC1008: a throwing fire that some possible stages refuse.</summary>
internal sealed class DoubtfulFire : FindingRule
{
    private static readonly DiagnosticDescriptor Reported = Rule.Usage(
        "LFC1008", DiagnosticSeverity.Warning, "The trigger is not permitted in every possible stage",
        "{0} is not permitted in {1}, and the instance may be there. Test Permits first, or use TryFireAsync.",
        isOn: false);

    public override DiagnosticDescriptor Descriptor => Reported;

    public override bool Covers(FindingKind kind) => kind == FindingKind.DoubtfulFire;

    protected override object[] Arguments(Finding finding) =>
    [
        finding.Trigger,
        finding.Instance.Graph.Describe(
            finding.Instance.Graph.Transfer(finding.Instance.Stages, finding.Trigger).Refusing),
    ];
}
