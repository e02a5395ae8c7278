namespace Lifecycle.Partnerships;

/// <summary>Finds what falls due in a partnership.</summary>
internal static class DueItems
{
    public static IEnumerable<DueItem> Of(Partnership partnership, DateTimeOffset now)
    {
        if (partnership.Suspension?.ReviewBy is { } reviewBy)
            yield return new("Review the suspension", reviewBy);
        foreach (var call in partnership.ReviewCalls)
            yield return new($"Hold a review ({call.Reason.TrimEnd('.')})", call.Since);
        foreach (var day in OpenReports(partnership))
            yield return new("Submit a report", Dates.At(day));
        foreach (var milestone in partnership.Plan?.Milestones.Where(milestone =>
                milestone.By >= DateOnly.FromDateTime(now.UtcDateTime))
                ?? [])
            yield return new($"Milestone: {milestone.Name}", Dates.At(milestone.By));
        foreach (var benefit in partnership.Benefits.Where(IsOpen))
            yield return new($"{benefit} reaches its target", Dates.At(benefit.Target!.On));
        foreach (var partner in partnership.Partners.Where(partner =>
                partner is { Stage: MembershipStage.OnNotice, Notice.EndsAt: not null }))
            yield return new($"The notice of {partner} ends", partner.Notice!.EndsAt!.Value);
        foreach (var partner in partnership.Partners.Where(partner => partner.Breach is not null))
            yield return new($"{partner} remedies its breach", partner.Breach!.RemedyBy);
        foreach (var waiver in partnership.Waivers.Where(waiver => waiver.ExpiresAt > now))
            yield return new($"The waiver of {waiver.CriterionId} expires", waiver.ExpiresAt!.Value);
    }

    /// <summary>The reporting dates that no later review has covered.</summary>
    public static IEnumerable<DateOnly> OpenReports(Partnership partnership) =>
        partnership.Monitoring?.ReportingDates.Where(day =>
            !partnership.Reviews.Any(review => review.CompletedAt >= Dates.At(day)))
        ?? [];

    private static bool IsOpen(Benefit benefit) =>
        benefit is { Target: { } target, Explanation: null }
        && !benefit.Actuals.Exists(actual => actual.On >= target.On);
}
