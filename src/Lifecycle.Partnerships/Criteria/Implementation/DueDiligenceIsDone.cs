namespace Lifecycle.Partnerships;

/// <summary>IMP-05: knowing whom one joins hands with.</summary>
[Criterion(
    "IMP-05",
    "Checks and conflicts of interest are recorded for each partner",
    Severity = Severity.Waivable,
    Source = "FEN, AS"
)]
public sealed class DueDiligenceIsDone : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.CommittedPartners.Where(partner => partner.DueDiligence is null).ToArray()
            is { Length: > 0 } open
            ? CriterionResult.Unmet(
                $"No checks are recorded for {Enumeration.Of(open)}.",
                "Record what was checked, and the conflicts of interest.",
                "due-diligence record")
            : context.Subject.CommittedPartners.Any()
                ? CriterionResult.Met()
                : CriterionResult.Unmet("No partner is committed yet.", "Have partners commit themselves first.");
}
