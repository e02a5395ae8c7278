namespace Lifecycle.Partnerships;

/// <summary>MEM-05: a partner in breach knows what the breach is and has time to remedy it.</summary>
[Criterion("MEM-05", "The notice states the breach and gives 30, 60 or 90 days to remedy it")]
public sealed class BreachIsNotified : EntryCriterion<Membership, BreachNotice>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context, BreachNotice notice)
    {
        if (string.IsNullOrWhiteSpace(notice.Breach))
            return CriterionResult.Unmet("The notice does not state the breach.", "State the breach.", "notice");

        return notice.Days is 30 or 60 or 90
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The notice gives {notice.Days} days to remedy the breach.",
                "Give 30, 60 or 90 days.",
                "notice");
    }
}
