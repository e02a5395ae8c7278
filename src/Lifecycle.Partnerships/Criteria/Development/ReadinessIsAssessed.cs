namespace Lifecycle.Partnerships;

/// <summary>DEV-05: the initiator knows its own readiness.</summary>
[Criterion(
    "DEV-05",
    "The initiator has assessed its readiness to work in partnership",
    Severity = Severity.Advisory,
    Source = "ISO"
)]
internal sealed class ReadinessIsAssessed : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Readiness is not null
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"{context.Subject.Initiator} has not assessed its readiness to work in partnership.",
                "Record a self-assessment.",
                "self-assessment");
}
