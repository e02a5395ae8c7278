namespace Lifecycle.Partnerships;

/// <summary>DEV-04: there is a senior responsible owner.</summary>
[Criterion("DEV-04", "A senior sponsor is appointed", Severity = Severity.Waivable, Source = "ISO")]
internal sealed class SponsorIsNamed : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Governance.HoldersOf(PartnershipRole.Sponsor).Any()
            ? CriterionResult.Met()
            : CriterionResult.Unmet("No senior sponsor is appointed.", "Appoint a sponsor.", "approval");
}
