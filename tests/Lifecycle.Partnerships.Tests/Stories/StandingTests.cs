using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>What a stage was entered with may lapse; a partnership may be entered at its stage.</summary>
public class StandingTests
{
    private static readonly PartnershipLifecycle Lifecycle = new();

    private static async Task<string[]> LapsesAsync(Partnership partnership, PartnershipStage stage) =>
        [
            .. (await StandingConditions.OfAsync(Lifecycle, partnership, stage))
                .Lapses.Select(lapse => lapse.CriterionId),
        ];

    [Fact]
    public async Task What_no_longer_holds_is_named_with_since_when_and_moves_nothing()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        Assert.Empty(await LapsesAsync(homes.Partnership, Fulfilment));
        homes.Partnership.Governance.Dismiss(PartnershipRole.Manager, WarmHomes.Manager);
        homes.Partnership.Governance.Adopt(new("Warm Homes Board"));
        var noticed = homes.Now;
        homes.Partnership.Note((await StandingConditions.OfAsync(Lifecycle, homes.Partnership, Fulfilment)).Lapses);
        homes.Clock.Advance(TimeSpan.FromDays(10));

        var later = await StandingConditions.OfAsync(Lifecycle, homes.Partnership, Fulfilment);
        Assert.Equal(["FUL-01", "FUL-02"], later.Lapses.Select(lapse => lapse.CriterionId));
        Assert.All(later.Lapses, lapse => Assert.Equal(noticed, lapse.Since));
        Assert.Equal("The partnership lacks a quorum and decision rules.", later.Lapses[0].Reason);

        homes.Partnership.Governance.Adopt(new("Board", "Two of three", "By consent"));
        homes.Partnership.Note((await StandingConditions.OfAsync(Lifecycle, homes.Partnership, Fulfilment)).Lapses);
        Assert.Equal(["FUL-02"], homes.Partnership.Lapses.Select(lapse => lapse.CriterionId));
        Assert.Equal(Fulfilment, homes.Instance.Stage);
    }

    [Fact]
    public async Task A_waived_criterion_is_no_lapse_until_the_waiver_expires()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Governance.Dismiss(PartnershipRole.Manager, WarmHomes.Manager);
        new WaiverAuthority(Lifecycle).Grant(
            homes.Partnership,
            new("FUL-02", "Director of Public Health", "He was ill.", homes.Now, homes.Now.AddDays(30)),
            WarmHomes.Manager);

        Assert.Empty(await LapsesAsync(homes.Partnership, Fulfilment));
        homes.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(["FUL-02"], await LapsesAsync(homes.Partnership, Fulfilment));
    }

    [Fact]
    public async Task An_existing_partnership_is_entered_in_Fulfilment_and_its_missing_evidence_is_named()
    {
        var homes = new WarmHomes();
        homes.Record("DEV");
        homes.Record("IMP-01");

        homes.Partnership.RecordAs("A. Khan").Import(
            Fulfilment, new(2022, 4, 1, 0, 0, 0, default), "It has run for years without a written agreement.");

        Assert.Equal("A. Khan", homes.Partnership.Imported?.By);
        var lapses = await LapsesAsync(homes.Partnership, Fulfilment);
        Assert.Contains("IMP-02", lapses);
        Assert.Contains("FUL-01", lapses);
        Assert.DoesNotContain("IMP-01", lapses);
        var restored = Partnership.FromJson(homes.Partnership.ToJson(), homes.Clock);
        var instance = Lifecycle.Resume(restored, Fulfilment, options: new() { TimeProvider = homes.Clock });
        var resumed = Lifecycle.Resume(restored, instance.Snapshot(), new() { TimeProvider = homes.Clock });
        restored.RecordTermination("termination.pdf", "It is over.");
        await resumed.FireAsync(Dissolve, new() { Actor = "Director of Public Health" });
        Assert.Equal(Dissolved, resumed.Stage);
    }

    [Fact]
    public async Task A_partnership_that_was_entered_without_an_agreement_can_be_suspended_and_restored_and_resumed()
    {
        var homes = new WarmHomes();
        homes.Record("DEV");
        homes.Record("IMP-01");
        homes.Partnership.Governance.Appoint(PartnershipRole.Manager, WarmHomes.Manager);
        homes.Partnership.Import(Fulfilment, new(2022, 4, 1, 0, 0, 0, default), "It has run for years.");
        var options = new InstanceOptions { TimeProvider = homes.Clock };
        var instance = Lifecycle.Resume(homes.Partnership, Fulfilment, options: options);
        await instance.FireAsync(Suspend, new() { Actor = WarmHomes.Manager, Payload = homes.Notice });

        var restored = Partnership.FromJson(homes.Partnership.ToJson(), homes.Clock);

        Assert.Equal(homes.Notice, restored.Suspension);
        var resumed = Lifecycle.Resume(restored, instance.Snapshot(), options);
        restored.RecordTermination("termination.pdf", "It is over.");
        await resumed.FireAsync(Dissolve, new() { Actor = WarmHomes.Manager });
        Assert.Equal(Dissolved, resumed.Stage);
        Assert.NotNull(Partnership.FromJson(restored.ToJson(), homes.Clock).Record.EndedAt);
    }

    [Fact]
    public async Task A_signed_agreement_of_an_imported_partnership_is_in_force()
    {
        var homes = new WarmHomes();
        homes.Record("DEV");
        homes.Record("IMP");
        homes.Record("FUL");

        homes.Partnership.Import(Fulfilment, new(2025, 4, 1, 0, 0, 0, default), "It was run in a spreadsheet.");

        Assert.Equal(1, homes.Partnership.Agreement.InForce?.Number);
        Assert.All(homes.Partnership.Members, partner => Assert.Equal(MembershipStage.Active, partner.Stage));
        Assert.Empty(await LapsesAsync(homes.Partnership, Fulfilment));
    }

    [Fact]
    public async Task Only_a_partnership_that_has_not_moved_can_be_entered_and_not_at_its_end()
    {
        var moved = await new WarmHomes().GoTo(Development);
        foreach (var (partnership, stage) in new[]
        {
            (moved.Partnership, Fulfilment), (new WarmHomes().Partnership, Dissolved),
            (new WarmHomes().Partnership, InForce),
        })
        {
            var thrown = Assert.Throws<PartnershipRuleException>(() =>
                partnership.Import(stage, new(2025, 4, 1, 0, 0, 0, default), "It exists."));
            Assert.Equal(PartnershipRule.StageCanBeImported, thrown.Rule);
        }
    }
}
