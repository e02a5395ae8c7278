namespace Lifecycle.Partnerships;

/// <summary>MEM-07: a membership that was taken before the partner moved on does not bring it back.</summary>
[Criterion("MEM-07", "The partner has not moved on meanwhile")]
public sealed class MembershipIsCurrent : EntryCriterion<Membership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context)
    {
        var partner = context.Subject.Partner;
        return partner.Stage == (MembershipStage)context.From
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"{partner} is {partner.Stage} by now, and not {context.From}.",
                "Take its membership anew.");
    }
}
