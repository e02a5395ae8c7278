namespace Lifecycle.Partnerships;

/// <summary>MEM-03: nobody leaves without a word, or from one day to the next.</summary>
[Criterion("MEM-03", "The notice has a reason and an end ahead")]
public sealed class NoticeIsReasoned : EntryCriterion<Membership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context)
    {
        var notice = context.Payload as WithdrawalNotice;
        if (Gaps.In(("a reason", notice?.Reason), ("an end", notice?.EndsAt)) is { } missing)
            return CriterionResult.Unmet($"The notice lacks {missing}.", "Give both.", "notice");

        return notice!.EndsAt > context.Now
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                $"The end of the notice, {notice.EndsAt.Day()}, is not ahead.",
                "Give the notice that was agreed.",
                "notice");
    }
}
