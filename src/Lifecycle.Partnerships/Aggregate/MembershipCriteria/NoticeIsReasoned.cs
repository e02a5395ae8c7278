namespace Lifecycle.Partnerships;

/// <summary>MEM-03: a partner leaves only with a reason and after a notice period.</summary>
[Criterion("MEM-03", "The notice has a reason and an end date in the future")]
internal sealed class NoticeIsReasoned : EntryCriterion<Membership, WithdrawalNotice>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context, WithdrawalNotice notice)
    {
        if (Gaps.In(("a reason", notice.Reason), ("an end date", notice.EndsAt)) is { } missing)
            return CriterionResult.Unmet($"The notice lacks {missing}.", "Give both in the notice.", "notice");

        // The period runs from the recording, whatever day the notice is dated: back-dated, it would remove at once.
        var partnership = context.Subject.Partnership;
        if (notice.EndsAt <= partnership.Clock.GetUtcNow())
            return CriterionResult.Unmet(
                $"The end date of the notice, {notice.EndsAt.Day()}, is not in the future.",
                "Give the agreed period of notice.",
                "notice");

        var today = partnership.Clock.Today();
        return partnership.Agreement.Term?.NoticeDays is { } days
            && partnership.Clock.DayOf(notice.EndsAt!.Value).DayNumber - today.DayNumber < days
            ? CriterionResult.Unmet(
                $"The notice ends on {notice.EndsAt.Day()}, but the agreement demands {days} days.",
                "Give the agreed period of notice.",
                "notice")
            : CriterionResult.Met();
    }
}
