using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC1001: a throwing fire that every possible stage refuses.</summary>
internal sealed class ImpossibleFire : FindingRule
{
    private static readonly DiagnosticDescriptor Reported = Rule.Usage(
        "LFC1001", DiagnosticSeverity.Error, "The trigger is not permitted here",
        "{0} is not permitted in {1}, so this throws. {2}. {3}");

    /// <summary>The message where no stage at all permits the trigger.</summary>
    public static readonly DiagnosticDescriptor Anywhere = Rule.Usage(
        "LFC1001", DiagnosticSeverity.Error, "The trigger is not permitted here",
        "{0} is not permitted in any stage of {1}, so this throws. Declare a transition for it, or fire a permitted "
            + "trigger.");

    public override DiagnosticDescriptor Descriptor => Reported;

    public override DiagnosticDescriptor InAnyStage => Anywhere;

    public override bool Covers(FindingKind kind) => kind == FindingKind.ImpossibleFire;

    protected override object[] Arguments(Finding finding) =>
    [
        finding.Trigger,
        finding.Instance.Describe(),
        finding.Instance.Permitted(),
        Remedy.For(finding, "Remove this fire, or fire a permitted trigger."),
    ];
}
