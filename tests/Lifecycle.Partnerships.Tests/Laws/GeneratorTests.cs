using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>
/// A law proves nothing about cases that never occur. These tests check that two thousand chronicles contain every case
/// often enough.
/// </summary>
public class GeneratorTests
{
    private static readonly Step[] Steps =
    [
        .. Chronicles.Any.Sample(2000, new Rnd(2026), 100).SelectMany(chronicle => chronicle.Steps),
    ];

    public static TheoryData<PartnershipTrigger> Triggers => [.. Enum.GetValues<PartnershipTrigger>()];

    public static TheoryData<MembershipStage> MembershipStages =>
        [.. Enum.GetValues<MembershipStage>().Where(stage => stage != MembershipStage.Identified)];

    [Theory]
    [MemberData(nameof(Triggers))]
    public void Every_trigger_is_accepted_refused_and_not_permitted_often(PartnershipTrigger trigger)
    {
        AssertOften(20, step => step.Accepted == trigger);
        AssertOften(5, step =>
            step.Fired is { Outcome: TransitionOutcome.NotPermitted } fired && fired.Trigger == trigger);
        AssertOften(5, step => step.Fired is { Outcome: TransitionOutcome.Refused } fired && fired.Trigger == trigger);
    }

    [Theory]
    [MemberData(nameof(MembershipStages))]
    public void Every_membership_stage_is_entered_often(MembershipStage stage) =>
        AssertOften(50, step =>
            step.Before.Record.Partners.Zip(step.After.Record.Partners)
                .Any(pair => pair.First.Stage != stage && pair.Second.Stage == stage));

    [Theory]
    [InlineData(Verdict.Unmet)]
    [InlineData(Verdict.Met)]
    [InlineData(Verdict.Waived)]
    [InlineData(Verdict.Advisory)]
    public void Every_verdict_occurs_often(Verdict verdict) =>
        AssertOften(20, step => step.Fired is { } fired && fired.Report.Lines.Any(line => line.Verdict == verdict));

    [Theory]
    [InlineData(typeof(PartnershipRuleException))]
    [InlineData(typeof(TransitionNotPermittedException))]
    [InlineData(typeof(EntryRefusedException))]
    [InlineData(typeof(WaiverRefusedException))]
    [InlineData(typeof(ArgumentException))]
    public void Every_exception_occurs_often(Type exception) =>
        AssertOften(50, step => exception.IsInstanceOfType(step.Exception));

    [Fact]
    public void A_partnership_is_often_in_force_with_too_few_signatories() =>
        AssertOften(50, step => step.Before is { IsInForce: true, Signatories: < 2 } && step.Fired is not null);

    [Fact]
    public void Amendments_often_come_into_force() =>
        AssertOften(20, step =>
            step.Before.Record.VersionInForce is { } before && step.After.Record.VersionInForce > before);

    [Fact]
    public void Later_cycles_often_come_into_force() =>
        AssertOften(20, step => step.Accepted == PartnershipTrigger.ReachAgreement && step.After.Record.Cycle > 1);

    [Fact]
    public void Expired_agreements_often_stand_in_the_way_and_are_often_extended()
    {
        AssertOften(20, step => step.Before.IsExpiredOn(step.At)
            && step.Fired is { Outcome: TransitionOutcome.Refused } fired
            && fired.Report.Blocking.Any(line => line.Criterion.Id == "IMP-10"));
        AssertOften(20, step => step.Accepted == PartnershipTrigger.Amend
            && step.After.InForce!.Terms.Term?.End > step.Before.InForce!.Terms.Term?.End);
    }

    [Fact]
    public void Partners_often_have_successors_and_often_come_back()
    {
        AssertOften(50, step => step.Before.Record.Partners.Zip(step.After.Record.Partners)
            .Any(pair => pair.Second.FormerNames.Count > pair.First.FormerNames.Count));
        AssertOften(20, step => step.Before.Record.Partners.Zip(step.After.Record.Partners)
            .Any(pair => pair.Second.EarlierMemberships.Count > pair.First.EarlierMemberships.Count));
    }

    [Fact]
    public void Amendments_are_often_refused_for_their_terms() =>
        AssertOften(20, step => step.Fired is { Trigger: PartnershipTrigger.Amend } fired
            && fired.Report.Blocking.Any(line => line.Criterion.Id is "IMP-07" or "IMP-09"));

    [Fact]
    public void Moves_are_often_recorded_late() =>
        AssertOften(20, step => step.Before.Record.Partners.Zip(step.After.Record.Partners).Any(pair =>
            pair.Second.Moves.Count > pair.First.Moves.Count && pair.Second.Moves[^1].At < step.At));

    private static void AssertOften(int least, Predicate<Step> occurs) =>
        Assert.InRange(Steps.Count(step => occurs(step)), least, int.MaxValue);
}
