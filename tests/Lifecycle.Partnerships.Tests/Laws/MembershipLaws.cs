using FsCheck.Xunit;
using static Lifecycle.Partnerships.MembershipStage;

namespace Lifecycle.Partnerships.Tests.Laws;

[Properties(Arbitrary = [typeof(Chronicles)], MaxTest = 200, QuietOnSuccess = true)]
public class MembershipLaws
{
    private static readonly (MembershipStage From, MembershipStage To)[] Moves =
    [
        (Identified, Engaged),
        (Engaged, Committed),
        (Committed, Active),
        (Identified, Declined),
        (Engaged, Declined),
        (Committed, Declined),
        (Active, OnNotice),
        (OnNotice, Withdrawn),
        (Active, InBreach),
        (InBreach, Active),
        (InBreach, Removed),
        (OnNotice, Active),
        (Identified, Merged),
        (Engaged, Merged),
        (Committed, Merged),
        (Active, Merged),
        (OnNotice, Merged),
        (InBreach, Merged),
    ];

    [Property]
    public void Only_defined_transitions_change_the_stage_of_a_partner(Chronicle chronicle) =>
        Assert.All(Changes(chronicle), change => Assert.Contains((change.From.Stage, change.To.Stage), Moves));

    [Property]
    public void Every_change_of_stage_increases_the_version_by_one(Chronicle chronicle) =>
        Assert.All(Changes(chronicle), change =>
            Assert.Equal(change.From.MembershipVersion + 1, change.To.MembershipVersion));

    [Property]
    public void No_partner_leaves_during_its_notice_or_is_removed_while_it_can_remedy_its_breach(Chronicle chronicle)
    {
        foreach (var (step, from, to) in Changes(chronicle))
        {
            if (to.Stage == Withdrawn)
                Assert.True(from.Notice!.EndsAt <= step.At);
            if (to.Stage == Removed)
                Assert.True(from.Breach!.GivenAt.AddDays(from.Breach.Days) <= step.At);
        }
    }

    [Property]
    public void A_partner_becomes_active_only_if_it_has_signed_the_version_in_force(Chronicle chronicle)
    {
        foreach (var (step, _, to) in Changes(chronicle)
                .Where(change => change is { From.Stage: Committed, To.Stage: Active }))
            Assert.Contains(step.After.InForce!.Signatures, signature =>
                to.IsCalled(signature.Partner) && signature.Lifting is null);
    }

    [Property]
    public void A_partner_that_leaves_causes_a_call_for_a_review(Chronicle chronicle)
    {
        foreach (var (step, _, to) in Changes(chronicle).Where(change => change.To.Stage is Withdrawn or Removed))
            Assert.Contains(step.After.Record.ReviewCalls, call =>
                call.Reason.StartsWith(to.Name, StringComparison.Ordinal) && call.Since == to.StageEnteredAt);
    }

    [Property]
    public void A_breach_is_recorded_exactly_while_the_partner_is_in_breach(Chronicle chronicle)
    {
        foreach (var partner in chronicle.Steps.SelectMany(step => step.After.Record.Partners))
            Assert.Equal(partner.Stage == InBreach, partner.Breach is not null);
    }

    [Property]
    public void No_partner_is_ever_deleted(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            Assert.Equal(
                step.Before.Record.Partners.Select(partner => partner.Id),
                step.After.Record.Partners.Take(step.Before.Record.Partners.Count).Select(partner => partner.Id));
        }
    }

    [Property]
    public void A_successor_or_a_new_name_changes_neither_stage_nor_signatures_and_the_old_name_still_finds_it(
        Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            foreach (var (from, to) in step.Before.Record.Partners.Zip(step.After.Record.Partners)
                .Where(pair => pair.First.Name != pair.Second.Name))
            {
                Assert.Equal((from.Id, from.Stage, from.Commitment), (to.Id, to.Stage, to.Commitment));
                Assert.True(to.IsCalled(from.Name));
                Assert.Equal(step.Before.InForce?.IsSignedBy(from), step.After.InForce?.IsSignedBy(to));
            }
        }
    }

    [Property]
    public void Who_comes_back_begins_anew_and_its_old_membership_stays_on_record(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            foreach (var (from, to) in step.Before.Record.Partners.Zip(step.After.Record.Partners)
                .Where(pair => IsBack(pair.First, pair.Second)))
            {
                Assert.True(from.Stage is Declined or Withdrawn or Removed);
                Assert.Equal((Identified, null), (to.Stage, to.Commitment));
                Assert.Equal(from.Moves, to.EarlierMemberships[^1].Moves);
                Assert.False(step.After.InForce?.IsSignedBy(to) ?? false);
            }
        }
    }

    private static IEnumerable<(Step Step, Partner From, Partner To)> Changes(Chronicle chronicle) =>
        from step in chronicle.Steps
        from pair in step.Before.Record.Partners.Zip(step.After.Record.Partners)
        where pair.First.Stage != pair.Second.Stage && !IsBack(pair.First, pair.Second)
        select (step, pair.First, pair.Second);

    private static bool IsBack(Partner before, Partner after) =>
        after.EarlierMemberships.Count > before.EarlierMemberships.Count;
}
