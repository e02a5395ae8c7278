using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests;

/// <summary>
/// A partnership of three organisations that the tests take through its lifecycle. The key of each fact is the id of
/// the criterion that it meets.
/// </summary>
internal sealed class WarmHomes
{
    public const string Council = "City Council";
    public const string Trust = "Health Trust";
    public const string Charity = "Age Charity";
    public const string Manager = "A. Khan";

    public static readonly RemovalDecision Removal = new("The board", "It does not pay.", "2 of 3");

    private static readonly PartnershipLifecycle Lifecycle = new();

    private readonly Dictionary<string, Action> _facts;

    public WarmHomes(
        LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership>? lifecycle = null,
        object? criterion = null)
    {
        var services = criterion is null
            ? null
            : new ServiceCollection().AddSingleton(criterion.GetType(), criterion).BuildServiceProvider();
        Partnership = new("Warm Homes", Council, Sector.LocalGovernment, clock: Clock);
        Instance = (lifecycle ?? Lifecycle).Start(Partnership, new() { TimeProvider = Clock, Services = services });
        _facts = new()
        {
            ["DEV-01"] = () =>
                Partnership.StateObjective(
                    "Fewer cold homes",
                    "The trust gains the health benefits, but the council owns the homes."),
            ["DEV-02"] = () => Partnership.AddDeliverable("Boilers and insulation"),
            ["DEV-03"] = () =>
            {
                Partnership.Members.Add(Trust, Sector.Health);
                Partnership.Members.Add(Charity, Sector.Voluntary);
            },
            ["DEV-04"] = () => Partnership.Governance.Appoint(PartnershipRole.Sponsor, "Director of Public Health"),
            ["DEV-05"] = () => Partnership.RecordReadiness("Ready, except for data sharing."),
            ["DEV-06"] = () => Partnership.RecordRegisterSearch("None found."),
            ["IMP-01"] = () => ForEach(partner =>
            {
                Partnership.Members.RecordEngagement(partner, "Talks.", Now);
                Partnership.Members.Commit(partner, $"letter of {partner}", Now);
            }),
            ["IMP-02"] = () =>
            {
                Partnership.Agreement.Draft("agreement.pdf", new("3 months", "by the board", "by all partners"), Now);
                ForEach(partner => Partnership.Agreement.Sign(1, partner, Now));
            },
            ["IMP-03"] = () =>
            {
                Partnership.StateJointAims(
                    new("1,000 people out of fuel poverty", AreConsistent: true, AreRealistic: true));
                ForEach(Partnership.Members.AcknowledgeAims);
            },
            ["IMP-04"] = () => Partnership.Benefits.Add(Benefit),
            ["IMP-05"] = () =>
                ForEach(partner => Partnership.Members.RecordDueDiligence(partner, "Accounts are in order.", "None.")),
            ["IMP-06"] = () => ForEach(partner =>
                Partnership.Members.RecordContribution(partner, "£100,000", "Funder")),
            ["IMP-08"] = () => Partnership.Risks.Add(new("Grants dry up", RiskCategory.Resources, 3, 4, "Treasurer")),
            ["FUL-01"] = () => Partnership.Governance.Adopt(new("Warm Homes Board", "Two of three", "By consent")),
            ["FUL-02"] = () =>
            {
                Partnership.Governance.Appoint(PartnershipRole.Manager, Manager);
                Partnership.Governance.Appoint(PartnershipRole.AccountableBody, Council);
            },
            ["FUL-03"] = () => Partnership.ConfirmResources("cabinet minute 12"),
            ["FUL-04"] = () =>
                Partnership.AdoptPlan(new([new("First 100 homes", new(2026, 9, 30))], ["People out of fuel poverty"])),
            ["FUL-05"] = () =>
                Partnership.AdoptMonitoring(new(["Households out of fuel poverty"], [new(2026, 12, 31)])),
            ["FUL-06"] = () => Partnership.Governance.AssignBoundarySpanner(Spanner),
            ["FUL-07"] = () => Partnership.Governance.PublishAccountability(new("Annual report", "Ombudsman")),
        };
    }

    public static Benefit Benefit { get; } =
        new("Warmth", new ReachMeasure("People out of fuel poverty", "people", "Fewer admissions"))
        {
            Baseline = new(0, new(2026, 1, 1)),
            Target = new(1000, new(2027, 1, 1)),
            Owner = "A. Khan",
        };

    public static BoundarySpanner Spanner { get; } = new("J. Osei", [Council, Trust])
    {
        Relationships = SkillLevel.Practised,
        ManagingWithoutHierarchy = SkillLevel.Practised,
        ManagingComplexity = SkillLevel.Developing,
    };

    public FakeTimeProvider Clock { get; } = new(new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Clock.GetUtcNow();

    public Partnership Partnership { get; }

    public LifecycleInstance<PartnershipStage, PartnershipTrigger, Partnership> Instance { get; }

    public SuspensionNotice Notice => new("The grant is late.", Now.AddDays(60));

    public static ResumptionDecision Decision { get; } = new("The grant has come.", [Council, Trust, Charity]);

    /// <summary>
    /// Records the facts that meet the criteria with a prefix, for example <c>DEV</c>, except those named.
    /// </summary>
    public void Record(string prefix, params string[] except)
    {
        foreach (var (id, fact) in _facts.Where(fact =>
                fact.Key.StartsWith(prefix, StringComparison.Ordinal) && !except.Contains(fact.Key)))
            fact();
    }

    /// <summary>
    /// Moves along the main line to a stage, and records everything up to the launch except the facts named.
    /// </summary>
    public async Task<WarmHomes> GoTo(PartnershipStage stage, params string[] except)
    {
        Record("DEV", except);
        await Move(BeginDevelopment, stage >= Development);
        Record("IMP", except);
        await Move(ReachAgreement, stage >= Implementation);
        Record("FUL", except);
        await Move(Launch, stage >= Fulfilment);
        return this;
    }

    /// <summary>Returns to an earlier stage or starts a new cycle, with the required review and learning.</summary>
    public async Task LoopAsync(PartnershipTrigger trigger)
    {
        Clock.Advance(TimeSpan.FromDays(90));
        Partnership.Reviews.Record(new(ReviewKind.Periodic, "review", ReviewOutcome.Renegotiate, Now));
        Partnership.Reviews.RecordLearning("It has grown.", "Begin smaller.", Now);
        await Move(trigger);
    }

    public async Task Move(PartnershipTrigger trigger, bool ifNeeded = true, object? payload = null)
    {
        if (!ifNeeded)
            return;

        Clock.Advance(TimeSpan.FromDays(1));
        await Instance.FireAsync(trigger, new() { Actor = Manager, Payload = payload });
    }

    /// <summary>Fires a trigger that is refused, and returns the ids of the blocking criteria.</summary>
    public async Task<string[]> RefusalOf(PartnershipTrigger trigger, object? payload = null)
    {
        var (stage, version) = (Instance.Stage, Instance.Version);
        var result = await Instance.TryFireAsync(trigger, new() { Actor = Manager, Payload = payload });
        Assert.Equal(TransitionOutcome.Refused, result.Outcome);
        Assert.Equal((stage, version), (Instance.Stage, Instance.Version));
        return [.. result.Report.Blocking.Select(line => line.Criterion.Id)];
    }

    private static void ForEach(Action<string> act)
    {
        foreach (var partner in new[] { Council, Trust, Charity })
            act(partner);
    }
}
