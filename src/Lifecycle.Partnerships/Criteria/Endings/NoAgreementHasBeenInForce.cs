namespace Lifecycle.Partnerships;

/// <summary>DEC-02: a partnership that had an agreement is dissolved, not declined.</summary>
[Criterion("DEC-02", "No agreement has been in force")]
internal sealed class NoAgreementHasBeenInForce : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Agreement.HasBeenInForce
            ? CriterionResult.Unmet(
                "An agreement has been in force, so the partnership cannot be declined.",
                "Dissolve the partnership in Development instead.")
            : CriterionResult.Met();
}
