namespace Lifecycle.Partnerships;

/// <summary>DEC-02: a partnership that had an agreement is dissolved, not declined.</summary>
[Criterion("DEC-02", "No agreement has been in force")]
public sealed class NoAgreementHasBeenInForce : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.AgreementHasBeenInForce
            ? CriterionResult.Unmet(
                "An agreement has been in force, so the partnership cannot be declined.",
                "Dissolve the partnership in Development instead.")
            : CriterionResult.Met();
}
