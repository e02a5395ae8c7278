namespace Lifecycle.Partnerships;

/// <content>Checks that no fact is later than the record of it, and that the record fits its stage.</content>
internal static partial class RecordCheck
{
    /// <summary>
    /// No fact is dated after the last entry of the changes, because each fact adds one. That needs no clock: a store
    /// restores a partnership without one. A day may be a day later, in another time zone.
    /// </summary>
    private static void CheckDates(PartnershipRecord record)
    {
        if (record.Changes.IsEmpty)
            return;

        var latest = record.Changes.Max(change => change.At);
        var latestDay = DateOnly.FromDateTime(latest.UtcDateTime).AddDays(1);
        Require(
            record.Benefits.TrueForAll(benefit =>
                !(benefit.Baseline?.On > latestDay) && benefit.Actuals.TrueForAll(actual => actual.On <= latestDay)),
            "a baseline or value of one of its benefits was measured after it was recorded");
        Require(
            record.Plan?.Milestones.TrueForAll(milestone => !(milestone.ReachedOn > latestDay)) ?? true,
            "one of its milestones was reached after that was recorded");
        Require(
            record.Reviews.TrueForAll(review => review.CompletedAt <= latest)
                && record.Learnings.TrueForAll(learning => learning.At <= latest)
                && record.Appointments.TrueForAll(each => !(each.Since > latest) && !(each.Until > latest))
                && record.Partners.TrueForAll(partner => partner.Engagements.TrueForAll(each => each.At <= latest))
                && record.AgreementVersions.TrueForAll(version => version.DraftedAt <= latest)
                && record.Decisions.TrueForAll(decision => decision.At <= latest)
                && record.Disputes.TrueForAll(dispute =>
                    dispute.RaisedAt <= latest && !(dispute.Resolution?.At > latest))
                && record.Waivers.TrueForAll(granted => granted.GrantedAt <= latest),
            "one of its facts is dated after it was recorded");
    }

    private static void CheckStage(Partnership partnership)
    {
        var record = partnership.Record;
        Require(
            record.StageEnteredAt is not null || record is { EndedAt: null, VersionInForce: null, Stage: null },
            "it has a stage, an agreement in force or an end, but never entered a stage");
        if (record.Stage is not { } stage)
            return;

        Require(Enum.IsDefined(stage) && stage != PartnershipStage.InForce, "its stage is not defined");
        Require(
            StageCheck.Find(partnership, stage) is null, $"its stage is {stage}, which contradicts the rest of it");
    }
}
