namespace Lifecycle.Partnerships;

/// <summary>Finds what falls due in a partnership.</summary>
internal static class DueItems
{
    public static IEnumerable<DueItem> Of(Partnership partnership, DateTimeOffset now)
    {
        var clock = partnership.Clock;
        if (partnership.Suspension?.ReviewBy is { } reviewBy)
            yield return new("Review the suspension", reviewBy);
        if (partnership.Agreement.Term?.End is { } end)
            yield return new(
                partnership.Agreement.IsExpiredAt(now)
                    ? "The agreement has expired: renew it, or close or dissolve the partnership"
                    : "The agreement ends: renew it, or plan the closure",
                clock.StartOf(end));
        foreach (var call in partnership.Reviews.Calls)
            yield return new($"Hold a review ({call.Reason.TrimEnd('.')})", call.Since);
        foreach (var day in OpenReports(partnership))
            yield return new("Submit a report", clock.StartOf(day));
        foreach (var milestone in partnership.Plan?.Milestones.Where(each => each.ReachedOn is null) ?? [])
            yield return new($"Milestone: {milestone.Name}", clock.StartOf(milestone.By));
        foreach (var benefit in partnership.Benefits.Where(IsOpen))
            yield return new($"{benefit} reaches its target", clock.StartOf(benefit.Target!.On));
        foreach (var partner in partnership.Members.Where(partner =>
                partner is { Stage: MembershipStage.OnNotice, Notice.EndsAt: not null }))
            yield return new($"The notice of {partner} ends", partner.Notice!.EndsAt!.Value);
        foreach (var partner in partnership.Members.Where(partner => partner.Breach is not null))
            yield return new($"{partner} remedies its breach", partner.Breach!.RemedyBy);
        foreach (var waiver in partnership.StandingWaivers.Where(waiver => waiver.ExpiresAt > now))
            yield return new($"The waiver of {waiver.CriterionId} expires", waiver.ExpiresAt!.Value);
    }

    /// <summary>The reporting dates that no review of that day or later has covered.</summary>
    public static IEnumerable<DateOnly> OpenReports(Partnership partnership) =>
        partnership.Monitoring?.ReportingDates.Where(day =>
            !partnership.Reviews.Any(review => partnership.Clock.DayOf(review.CompletedAt) >= day))
        ?? [];

    private static bool IsOpen(Benefit benefit) =>
        benefit is { Target: { } target, Explanation: null }
        && !benefit.Actuals.Exists(actual => actual.On >= target.On);
}
