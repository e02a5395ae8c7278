namespace Lifecycle.Partnerships;

/// <summary>DEC-02: once there was an agreement, it has to be ended in due form.</summary>
[Criterion("DEC-02", "No agreement has been in force")]
public sealed class NoAgreementHasBeenInForce : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.AgreementHasBeenInForce
            ? CriterionResult.Unmet(
                "An agreement has been in force, so the partnership cannot simply be declined.",
                "Dissolve it in Development instead.")
            : CriterionResult.Met();
}
