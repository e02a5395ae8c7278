namespace Lifecycle.Partnerships;

/// <summary>DEV-04: a senior responsible owner.</summary>
[Criterion("DEV-04", "A senior sponsor is named", Severity = Severity.Waivable, Source = "ISO")]
public sealed class SponsorIsNamed : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.HoldersOf(PartnershipRole.Sponsor).Any()
            ? CriterionResult.Met()
            : CriterionResult.Unmet("No senior sponsor is named.", "Appoint a sponsor.", "approval");
}
