namespace Lifecycle.Partnerships;

/// <summary>LOOP-04: an amendment that is on its way is settled before work stops.</summary>
[Criterion(
    "LOOP-04",
    "No amendment is open when work stops",
    Severity = Severity.Waivable,
    Source = "ET"
)]
internal sealed class AmendmentIsSettled : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Agreement.OpenAmendment is { } amendment
            ? CriterionResult.Unmet(
                $"An amendment is open: {amendment}.",
                "Bring it into force, or withdraw it.")
            : CriterionResult.Met();
}
