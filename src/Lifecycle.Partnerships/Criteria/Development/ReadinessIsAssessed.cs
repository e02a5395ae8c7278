namespace Lifecycle.Partnerships;

/// <summary>DEV-05: the initiator's own readiness.</summary>
[Criterion(
    "DEV-05",
    "The own capability to work in partnership is assessed",
    Severity = Severity.Advisory,
    Source = "ISO"
)]
public sealed class ReadinessIsAssessed : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Readiness is not null
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"{context.Subject.Initiator} has not assessed its own capability.",
                "Record a self-assessment.",
                "self-assessment");
}
