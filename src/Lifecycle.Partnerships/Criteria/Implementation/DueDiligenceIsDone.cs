namespace Lifecycle.Partnerships;

/// <summary>IMP-05: due diligence is recorded for every committed partner.</summary>
[Criterion(
    "IMP-05",
    "Checks and conflicts of interest are recorded for each committed partner",
    Severity = Severity.Waivable,
    Source = "FEN, AS"
)]
internal sealed class DueDiligenceIsDone : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Members.Parties.Where(partner => partner.DueDiligence is null).ToArray()
            is { Length: > 0 } open
            ? CriterionResult.Unmet(
                $"No checks are recorded for {Enumeration.Of(open)}.",
                "Record the checks and any conflicts of interest.",
                "due-diligence record")
            : context.Subject.Members.Parties.Any()
                ? CriterionResult.Met()
                : CriterionResult.Unmet("No partner is committed yet.", "Have the partners commit first.");
}
