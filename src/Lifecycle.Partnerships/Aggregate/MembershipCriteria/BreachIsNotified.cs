namespace Lifecycle.Partnerships;

/// <summary>MEM-05: a partner is told what it broke, and has time to remedy it.</summary>
[Criterion("MEM-05", "The partner is told of the breach, with 30, 60 or 90 days to remedy it")]
public sealed class BreachIsNotified : EntryCriterion<Membership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context)
    {
        var notice = context.Payload as BreachNotice;
        if (string.IsNullOrWhiteSpace(notice?.Breach))
            return CriterionResult.Unmet("It is not said what the breach is.", "Say so in the notice.", "notice");

        return notice.Days is 30 or 60 or 90
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The notice gives {notice.Days} days to remedy the breach.",
                "Give 30, 60 or 90 days.",
                "notice");
    }
}
