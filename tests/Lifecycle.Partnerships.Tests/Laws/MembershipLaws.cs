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
    ];

    [Property]
    public void A_partner_moves_only_as_the_model_says(Chronicle chronicle) =>
        Assert.All(Changes(chronicle), change => Assert.Contains((change.From.Stage, change.To.Stage), Moves));

    [Property]
    public void Every_change_counts_one_version(Chronicle chronicle) =>
        Assert.All(Changes(chronicle), change =>
            Assert.Equal(change.From.MembershipVersion + 1, change.To.MembershipVersion));

    [Property]
    public void Nobody_withdraws_before_the_notice_ends_nor_is_removed_before_the_remedy_is_due(Chronicle chronicle)
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
    public void Whoever_becomes_active_has_signed_what_is_in_force(Chronicle chronicle)
    {
        foreach (var (step, _, to) in Changes(chronicle)
                .Where(change => change is { From.Stage: Committed, To.Stage: Active }))
            Assert.Contains(step.After.InForce!.Signatures, signature =>
                signature.Partner == to.Name && signature.Lifting is null);
    }

    [Property]
    public void Whoever_leaves_calls_for_a_review(Chronicle chronicle)
    {
        foreach (var (step, _, to) in Changes(chronicle).Where(change => change.To.Stage is Withdrawn or Removed))
            Assert.Contains(step.After.Record.ReviewCalls, call =>
                call.Reason.StartsWith(to.Name, StringComparison.Ordinal) && call.Since == step.At);
    }

    [Property]
    public void A_breach_is_recorded_exactly_while_it_lasts(Chronicle chronicle)
    {
        foreach (var partner in chronicle.Steps.SelectMany(step => step.After.Record.Partners))
            Assert.Equal(partner.Stage == InBreach, partner.Breach is not null);
    }

    [Property]
    public void No_partner_is_ever_forgotten(Chronicle chronicle)
    {
        foreach (var step in chronicle.Steps)
        {
            Assert.Equal(
                step.Before.Record.Partners.Select(partner => partner.Name),
                step.After.Record.Partners.Take(step.Before.Record.Partners.Count).Select(partner => partner.Name));
        }
    }

    private static IEnumerable<(Step Step, Partner From, Partner To)> Changes(Chronicle chronicle) =>
        from step in chronicle.Steps
        from pair in step.Before.Record.Partners.Zip(step.After.Record.Partners)
        where pair.First.Stage != pair.Second.Stage
        select (step, pair.First, pair.Second);
}
