namespace Lifecycle.Partnerships;

/// <summary>MEM-02: an active partner has signed the version in force.</summary>
[Criterion("MEM-02", "The partner has signed the agreement in force")]
internal sealed class AgreementInForceIsSigned : EntryCriterion<Membership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context)
    {
        var (partner, agreement) = (context.Subject.Partner, context.Subject.Partnership.Agreement.InForce);
        if (agreement is null)
            return CriterionResult.Unmet("No agreement is in force.", "Reach an agreement first.", "signed agreement");

        return agreement.IsSignedBy(partner)
            ? CriterionResult.Met(agreement.Document)
            : CriterionResult.Unmet(
                $"{partner} has not signed {agreement}, which is in force.",
                "Have the partner sign it.",
                "signed agreement");
    }
}
