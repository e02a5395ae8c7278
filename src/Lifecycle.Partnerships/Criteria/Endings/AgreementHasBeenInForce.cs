namespace Lifecycle.Partnerships;

/// <summary>DIS-02: a partnership that never had an agreement is declined, not dissolved.</summary>
[Criterion("DIS-02", "An agreement has been in force")]
internal sealed class AgreementHasBeenInForce : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Agreement.HasBeenInForce
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "No agreement has been in force, so there is nothing to dissolve.",
                "Decline the partnership instead.");
}
