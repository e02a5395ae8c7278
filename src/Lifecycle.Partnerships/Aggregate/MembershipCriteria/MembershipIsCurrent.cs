namespace Lifecycle.Partnerships;

/// <summary>MEM-07: an instance from before the last change of the membership cannot undo that change.</summary>
[Criterion("MEM-07", "The membership instance is up to date")]
internal sealed class MembershipIsCurrent : EntryCriterion<Membership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context)
    {
        var partner = context.Subject.Partner;
        return partner.Stage == (MembershipStage)context.From!
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"{partner} is now {partner.Stage}, not {context.From}.",
                "Get its membership again, and fire that.");
    }
}
