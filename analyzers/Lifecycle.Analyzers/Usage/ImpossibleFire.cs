using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC1001: a throwing fire that every possible stage refuses.</summary>
internal sealed class ImpossibleFire : FindingRule
{
    private static readonly DiagnosticDescriptor Reported = Rule.Usage(
        "LFC1001", DiagnosticSeverity.Error, "The trigger is not permitted here",
        "{0} is not permitted in {1}, so this throws. {2}. {3}");

    public override DiagnosticDescriptor Descriptor => Reported;

    public override bool Covers(FindingKind kind) => kind == FindingKind.ImpossibleFire;

    public override object[] Arguments(Finding finding) => 
    [
        finding.Trigger,
        finding.Instance.Describe(),
        finding.Instance.Permitted(),
        Remedy.For(finding, "Remove this fire, or fire a permitted trigger."),
    ];
}
