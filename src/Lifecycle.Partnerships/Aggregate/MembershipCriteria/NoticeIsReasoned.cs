namespace Lifecycle.Partnerships;

/// <summary>MEM-03: a partner leaves only with a reason and after a notice period.</summary>
[Criterion("MEM-03", "The notice has a reason and an end date in the future")]
public sealed class NoticeIsReasoned : EntryCriterion<Membership, WithdrawalNotice>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context, WithdrawalNotice notice)
    {
        if (Gaps.In(("a reason", notice.Reason), ("an end date", notice.EndsAt)) is { } missing)
            return CriterionResult.Unmet($"The notice lacks {missing}.", "Give both in the notice.", "notice");

        return notice.EndsAt > context.Now
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The end date of the notice, {notice.EndsAt.Day()}, is not in the future.",
                "Give the agreed period of notice.",
                "notice");
    }
}
