using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle.Partnerships;

/// <summary>
/// Finds what a change recorded. It compares whole records, so that no method can forget to say what it replaced. What
/// a record keeps by itself, such as the moves of members and lifted signatures, has no value before.
/// </summary>
internal static class Journal
{
    public static IEnumerable<RecordedChange> Between(
        PartnershipRecord old, PartnershipRecord now, DateTimeOffset at, string? by) =>
        Single(old, now)
            .Concat(Registers(old, now))
            .Concat(Members(old.Partners, now.Partners))
            .Select(change => change with { At = at, By = change.By ?? by });

    private static IEnumerable<RecordedChange> Single(PartnershipRecord old, PartnershipRecord now)
    {
        var json = PartnershipJson.Default;
        return
        [
            .. One("objective", old.Objective, now.Objective, json.Objective),
            .. One("kind", Text(old.Kind), Text(now.Kind), json.String),
            .. One("pooling of funds", Text(old.PoolsFunds), Text(now.PoolsFunds), json.String),
            .. One("readiness", old.Readiness, now.Readiness, json.String),
            .. One("register search", old.RegisterSearch, now.RegisterSearch, json.String),
            .. One("time zone", old.TimeZone, now.TimeZone, json.String),
            .. One("initiator", old.Initiator, now.Initiator, json.String),
            .. One("joint aims", old.JointAims, now.JointAims, json.JointAims),
            .. One("governance", old.Governance, now.Governance, json.TermsOfReference),
            .. One(
                "public accountability",
                old.PublicAccountability,
                now.PublicAccountability,
                json.PublicAccountability),
            .. One("resource confirmation", old.ResourceConfirmation, now.ResourceConfirmation, json.String),
            .. One("delivery plan", old.Plan, now.Plan, json.DeliveryPlan),
            .. One("monitoring", old.Monitoring, now.Monitoring, json.MonitoringFramework),
            .. One("decline justification", old.DeclineJustification, now.DeclineJustification, json.String),
            .. One("closure plan", old.ClosurePlan, now.ClosurePlan, json.ClosurePlan),
            .. One("settlement", old.Settlement, now.Settlement, json.Settlement),
            .. One("termination", old.Termination, now.Termination, json.Termination),
            .. One("import", old.Imported, now.Imported, json.ImportedStage),
        ];
    }

    private static IEnumerable<RecordedChange> Registers(PartnershipRecord old, PartnershipRecord now)
    {
        var json = PartnershipJson.Default;
        return
        [
            .. Each("deliverable", old.Deliverables, now.Deliverables, item => item),
            .. Each("issue", old.Issues, now.Issues, item => item.Issue),
            .. Each("policy driver", old.PolicyDrivers, now.PolicyDrivers, item => $"{item}"),
            .. Each("agreement", old.AgreementVersions, now.AgreementVersions, item => $"version {item.Number}"),
            .. Each("risk", old.Risks, now.Risks, item => item.Description, json.Risk),
            .. Each("benefit", old.Benefits, now.Benefits, item => item.Name, json.Benefit, Definition),
            .. Each("appointment", old.Appointments, now.Appointments, item => $"{item.Role} {item.Holder}"),
            .. Each(
                "boundary spanner",
                old.BoundarySpanners,
                now.BoundarySpanners,
                item => item.Name,
                json.BoundarySpanner),
            .. Each("decision", old.Decisions, now.Decisions, item => item.Subject),
            .. Each("dispute", old.Disputes, now.Disputes, item => item.Subject, json.Dispute),
            .. Extensions(old, now),
            .. Each("review", old.Reviews, now.Reviews, item => item.Report),
            .. Each("learning", old.Learnings, now.Learnings, item => item.Reason),
            .. Each("waiver", old.Waivers, now.Waivers, item => item.CriterionId),
            .. Each("lapse", old.Lapses, now.Lapses, item => item.CriterionId),
        ];
    }

    private static List<RecordedChange> Members(ImmutableList<Partner> old, ImmutableList<Partner> now)
    {
        if (ReferenceEquals(old, now))
            return [];

        var json = PartnershipJson.Default;
        List<RecordedChange> changes = [];
        for (var index = 0; index < now.Count; index++)
        {
            var (before, after) = (index < old.Count ? old[index] : null, now[index]);
            if (ReferenceEquals(before, after))
                continue;

            if (before is null)
                changes.Add(new("partner", default) { Item = after.Name });
            else
                changes.AddRange(
                [
                    .. One("name", before.Name, after.Name, json.String, before.Name),
                    .. One("body", before.PartOf, after.PartOf, json.String, after.Name),
                    .. One("identifier", before.ExternalId, after.ExternalId, json.String, after.Name),
                    .. One(
                        "contribution", before.Contribution, after.Contribution, json.Contribution, after.Name),
                    .. One(
                        "due diligence", before.DueDiligence, after.DueDiligence, json.DueDiligence, after.Name),
                    .. One(
                        "commitment rating",
                        Text(before.CommitmentRating),
                        Text(after.CommitmentRating),
                        json.String,
                        after.Name),
                    .. One(
                        "acknowledgement",
                        Text(before.AcknowledgesAims),
                        Text(after.AcknowledgesAims),
                        json.String,
                        after.Name),
                    .. Moves(before, after),
                    .. Each("engagement", before.Engagements, after.Engagements, _ => after.Name),
                ]);
        }

        return changes;
    }

    private static IEnumerable<RecordedChange> Extensions(PartnershipRecord old, PartnershipRecord now) =>
        ReferenceEquals(old.Extensions, now.Extensions)
            ? []
            :
            from key in old.Extensions.Keys.Union(now.Extensions.Keys)
            let before = old.Extensions.TryGetValue(key, out var value) ? value.GetRawText() : null
            where before != (now.Extensions.TryGetValue(key, out var after) ? after.GetRawText() : null)
            select new RecordedChange("extension", default) { Item = key, Before = before };

    /// <summary>
    /// The moves that were recorded. Only this entry tells when a move that is dated earlier was recorded.
    /// </summary>
    private static IEnumerable<RecordedChange> Moves(Partner before, Partner after) =>
        after.Moves.Count <= before.Moves.Count
            ? []
            : after.Moves.Skip(before.Moves.Count).Select(move => new RecordedChange("membership", default)
            {
                Item = $"{after.Name}: {move.To}",
                By = move.By,
            });

    private static IEnumerable<RecordedChange> One<T>(
        string what, T? old, T? now, JsonTypeInfo<T> type, string? item = null)
        where T : class
    {
        if (!Equals(old, now))
            yield return new(what, default) { Item = item, Before = Before(old, type) };
    }

    /// <summary>The items that were added or replaced.</summary>
    private static IEnumerable<RecordedChange> Each<T>(
        string what,
        ImmutableList<T> old,
        ImmutableList<T> now,
        Func<T, string> nameOf,
        JsonTypeInfo<T>? type = null,
        Func<T, T>? definition = null)
        where T : class
    {
        if (ReferenceEquals(old, now))
            return [];

        var known = old.ToHashSet<T>(ReferenceEqualityComparer.Instance);
        return
            from item in now
            where !known.Contains(item)
            let before = type is null ? null : old.Find(each => nameOf(each) == nameOf(item))
            select new RecordedChange(what, default)
            {
                Item = nameOf(item),
                Before = Before(before is null ? null : definition?.Invoke(before) ?? before, type),
            };
    }

    /// <summary>What can be redefined of a benefit. Its values stay on record by themselves.</summary>
    private static Benefit Definition(Benefit benefit) => benefit with { Actuals = [], Earlier = [] };

    private static string? Before<T>(T? value, JsonTypeInfo<T>? type)
        where T : class =>
        value is null || type is null ? null : JsonSerializer.Serialize(value, type);

    private static string? Text<T>(T value) => value is null ? null : FormattableString.Invariant($"{value}");
}
