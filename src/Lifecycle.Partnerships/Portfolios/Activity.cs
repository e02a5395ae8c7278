namespace Lifecycle.Partnerships;

/// <summary>Finds when a partnership was last active.</summary>
internal static class Activity
{
    /// <summary>Whether a review or report is overdue and nothing has been recorded for the given time.</summary>
    public static bool IsDormant(Partnership partnership, DateTimeOffset now, TimeSpan after) =>
        Latest(partnership) is { } latest
        && now - latest >= after
        && (partnership.Reviews.Calls.Count > 0 || IsReportOverdue(partnership, now));

    /// <summary>A report is due until the end of its day.</summary>
    private static bool IsReportOverdue(Partnership partnership, DateTimeOffset now) =>
        DueItems.OpenReports(partnership).Any(day => day < partnership.Clock.DayOf(now));

    private static DateTimeOffset? Latest(Partnership partnership) => Dated(partnership).Max();

    private static IEnumerable<DateTimeOffset?> Dated(Partnership partnership)
    {
        yield return partnership.StageEnteredAt;
        foreach (var partner in partnership.Members)
        {
            yield return partner.StageEnteredAt;
            foreach (var engagement in partner.Engagements)
                yield return engagement.At;
        }

        foreach (var version in partnership.Agreement.Versions)
        {
            yield return version.DraftedAt;
            foreach (var signature in version.Signatures)
                yield return signature.At;
        }

        foreach (var review in partnership.Reviews)
            yield return review.CompletedAt;
        foreach (var learning in partnership.Reviews.Learnings)
            yield return learning.At;
        foreach (var granted in partnership.Waivers)
            yield return granted.GrantedAt;
        foreach (var actual in partnership.Benefits.SelectMany(benefit => benefit.Actuals))
            yield return partnership.Clock.StartOf(actual.On);
    }
}
