namespace Lifecycle.Partnerships;

/// <summary>MEM-05: a partner in breach knows what the breach is and has time to remedy it.</summary>
/// <param name="terms">The permitted times; <see langword="null"/> for the defaults.</param>
[Criterion("MEM-05", "The notice states the breach and gives a permitted time to remedy it")]
internal sealed class BreachIsNotified(PartnershipTerms? terms = null) : EntryCriterion<Membership, BreachNotice>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context, BreachNotice notice)
    {
        if (string.IsNullOrWhiteSpace(notice.Breach))
            return CriterionResult.Unmet("The notice does not state the breach.", "State the breach.", "notice");

        var permitted = (terms ?? PartnershipTerms.Default).RemedyDays;
        return permitted.Contains(notice.Days)
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The notice gives {notice.Days} days to remedy the breach.",
                $"Give {string.Join(" or ", permitted)} days.",
                "notice");
    }
}
