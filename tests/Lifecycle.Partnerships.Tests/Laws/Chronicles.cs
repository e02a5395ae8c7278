using FsCheck;
using FsCheck.Fluent;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Laws;

/// <summary>
/// Generates the chronicles that the laws are tested on: single commands in random order, mixed with chapters that move
/// a partnership forward, so that every stage is reached often. Shrinking removes commands.
/// </summary>
public static class Chronicles
{
    private const string Sponsor = "Director of Public Health";

    private static readonly string[] Organisations =
    [
        WarmHomes.Council,
        WarmHomes.Trust,
        WarmHomes.Charity,
        "Housing Company",
    ];

    private static readonly PooledFundSchedule Schedule = new()
    {
        Aims = "Warm homes",
        Contributions = "£100,000 each",
        Functions = "Housing",
        Services = "Insulation",
        StaffAndGoods = "Two officers",
        Duration = "60 days",
        Review = "Each month",
        Variation = "By the board",
        Termination = "With a month's notice",
        FundManagement = "By the council",
    };

    private static readonly Command[] Need =
    [
        new("state the objective", world =>
            world.Partnership.StateObjective("Fewer cold homes", "The council owns the homes.")),
        new("add a deliverable", world => world.Partnership.AddDeliverable("Boilers and insulation")),
        new("appoint the sponsor", world => world.Partnership.Governance.Appoint(PartnershipRole.Sponsor, Sponsor)),
        new("record readiness", world => world.Partnership.RecordReadiness("Ready, except for data sharing.")),
        new("search the register", world => world.Partnership.RecordRegisterSearch("None found.")),
        .. Organisations[1..].Select(AddPartner),
    ];

    private static readonly Command[] Commitment =
    [
        .. Organisations.Select(Engage),
        .. Organisations.Select(Commit),
        new("state joint aims", world =>
            world.Partnership.StateJointAims(new("1,000 people out of fuel poverty", true, true))),
        .. Organisations.Select(each => new Command($"{each} acknowledges the aims", world =>
            world.Partnership.Members.AcknowledgeAims(each))),
        new("add a benefit", world => world.Partnership.Benefits.Add(WarmHomes.Benefit)),
        .. Organisations.Select(each => new Command($"check {each}", world =>
            world.Partnership.Members.RecordDueDiligence(each, "In order.", "None."))),
        .. Organisations.Select(each => new Command($"{each} contributes", world =>
            world.Partnership.Members.RecordContribution(each, "£100,000", "Funder"))),
        new("add a risk", world =>
            world.Partnership.Risks.Add(new("Grants dry up", RiskCategory.Resources, 3, 4, "Treasurer"))),
    ];

    private static readonly Command[] Agreement =
    [
        new("draft", world =>
            world.Partnership.Agreement.Draft(
                "agreement.pdf",
                new("3 months", "by the board", "by all partners", Schedule)
                {
                    Term = new(null, world.Today.AddDays(60)),
                },
                world.Now)),
        .. Organisations.Select(SignLatest),
    ];

    private static readonly Command[] SetUp =
    [
        new("adopt governance", world =>
            world.Partnership.Governance.Adopt(new("Warm Homes Board", "Two of three", "By consent"))),
        new(
            "appoint the manager",
            world => world.Partnership.Governance.Appoint(PartnershipRole.Manager, WarmHomes.Manager)),
        new("appoint the accountable body", world =>
            world.Partnership.Governance.Appoint(PartnershipRole.AccountableBody, WarmHomes.Council)),
        new("confirm resources", world => world.Partnership.ConfirmResources("cabinet minute 12")),
        new("adopt the plan", world =>
            world.Partnership.AdoptPlan(new([new("First 100 homes", new(2026, 9, 30))], ["People out of fuel poverty"]))
        ),
        new("adopt monitoring", world =>
            world.Partnership.AdoptMonitoring(new(["Households out of fuel poverty"], [new(2026, 12, 31)]))
        ),
        new("assign the spanner", world => world.Partnership.Governance.AssignBoundarySpanner(WarmHomes.Spanner)),
        new("publish", world => world.Partnership.Governance.PublishAccountability(new("Annual report", "Ombudsman"))),
    ];

    private static readonly Command[] Lookback =
    [
        new("review", world =>
            world.Partnership.Reviews.Record(new(ReviewKind.Periodic, "review", ReviewOutcome.Renegotiate, world.Now))),
        new("learn", world => world.Partnership.Reviews.RecordLearning("It has grown.", "Begin smaller.", world.Now)),
    ];

    private static readonly Command[] WindUp =
    [
        new("justify the decline", world => world.Partnership.JustifyDecline("The need is met.")),
        new("plan the closure", world => world.Partnership.AdoptClosurePlan(new("Letters", "Handover"))),
        new("explain the benefit", world => world.Partnership.Benefits.Explain("Warmth", "Not measured yet.")),
        new("settle", world => world.Partnership.RecordSettlement(new("Returned", "Spent", "None"))),
        new("terminate", world => world.Partnership.RecordTermination("termination.pdf", "It is over.")),
        new("review finally", world =>
            world.Partnership.Reviews.Record(
                new(ReviewKind.Final, "final", ReviewOutcome.Close, world.Now)
                {
                    Lessons = "Begin smaller.",
                    FutureOptions = "None.",
                })),
    ];

    private static readonly Command[] Others =
    [
        new(
            "dismiss the manager",
            world => world.Partnership.Governance.Dismiss(PartnershipRole.Manager, WarmHomes.Manager)),
        new("measure", world => world.Partnership.Benefits.Record("Warmth", new(250, new(2026, 6, 1)))),
        new("redefine the benefit", world =>
            world.Partnership.Benefits.Redefine(WarmHomes.Benefit with { Target = new(10, new(2027, 1, 1)) })),
        new("add another benefit", world => world.Partnership.Benefits.Add(WarmHomes.Benefit with { Name = "Health" })),
        new("draft without terms", world =>
            world.Partnership.Agreement.Draft("draft.pdf", new(null, null, null), world.Now)),
        new("withdraw the draft", world => world.Partnership.Agreement.WithdrawDraft("It is not wanted.", world.Now)),
        new("pool funds", world => world.Partnership.PoolFunds()),
    ];

    private static readonly Gen<Command[]>[] MainLine =
    [
        Chapter(Need, BeginDevelopment, "DEV-02", "DEV-04"),
        Chapter([.. Commitment, .. Agreement], ReachAgreement, "IMP-04", "IMP-05", "IMP-06", "IMP-07", "IMP-08"),
        Chapter(SetUp, Launch, "FUL-02", "FUL-03", "FUL-04"),
    ];

    public static Gen<Chronicle> Any =>
        from profile in Gen.Frequency(
            (4, Gen.Constant(PartnershipProfile.Standard)),
            (2, Gen.Elements(PartnershipProfile.Light, PartnershipProfile.Significant)))
        from chapters in Gen.Elements(0, 1, 2, 3, 3, 3)
        from beginning in Gen.CollectToList(MainLine[..chapters], chapter => chapter)
        from length in Gen.Choose(0, 30)
        from rest in Next.ArrayOf(length)
        select new Chronicle(profile, [.. beginning.Concat(rest).SelectMany(commands => commands)]);

    private static Gen<Command[]> Next =>
        Gen.Frequency(
            (12, Single.Select(command => new[] { command })),
            (3, Gen.OneOf(MainLine)),
            (2, Gen.OneOf(
                Chapter(WindUp, PartnershipTrigger.Decline, "none"),
                Both(Chapter(WindUp[1..2], BeginClosure, "CLO-01"), Chapter(WindUp, Conclude, "CLO-02")),
                Chapter(WindUp, Dissolve, "none"))),
            (1, Both(Chapter(Lookback, StartNewCycle, "LOOP-01"), Both(MainLine[0], Both(MainLine[1], MainLine[2])))),
            (
                4,
                Gen.OneOf(
                    new[] { Rescope, Renegotiate, Restructure, StartNewCycle }.Select(back =>
                        Chapter(Lookback, back, "LOOP-01")))),
            (2, Chapter(Agreement, Amend, "IMP-07")),
            (2, Chapter([Extend, .. Organisations.Select(SignLatest)], Amend, "none")),
            (1, Gen.Constant<Command[]>([Wait(30), Fire(Remind), Wait(15), Fire(Remind)])),
            (1, Gen.Elements<Func<World, object?>>(Rest, NoRest).Select(
                notice => new[] { Fire(Suspend, payload: Rest), Fire(ExtendSuspension, payload: notice) })),
            (1, Both(Chapter(WindUp[1..2], BeginClosure, "CLO-01"), Chapter(Lookback[1..], CallOffClosure, "none"))),
            (2, from organisation in Gen.Elements(Organisations)
                select (Command[])
                [
                    InviteAgain(organisation),
                    Engage(organisation),
                    Commit(organisation),
                    SignLatest(organisation),
                ]),
            (2, Gen.Constant<Command[]>([Fire(Suspend, payload: Rest), Wait(20)])),
            (2, Gen.Elements<Func<World, object?>>(Again, NotAgain).Select(
                decision => new[] { Fire(PartnershipTrigger.Resume, payload: decision) })),
            (2, from organisation in Gen.Elements(Organisations)
                from days in Gen.Choose(19, 20)
                select (Command[])[GiveNotice(organisation, 20), Wait(days), Withdraw(organisation)]),
            (1, from organisation in Gen.Elements(Organisations)
                from days in Gen.Choose(29, 30)
                select (Command[])[GiveNoticeLate(organisation), Wait(days), WithdrawLate(organisation)]),
            (1, from organisation in Gen.Elements(Organisations)
                from days in Gen.Choose(29, 30)
                select (Command[])[DeclareBreach(organisation, 30), Wait(days), Remove(organisation)]));

    private static Gen<Command> Single =>
        Gen.Frequency(
            (5, Gen.Elements<Command>([.. Need, .. Commitment, .. SetUp, .. Lookback, .. WindUp, .. Others])),
            (6, from trigger in Gen.Elements(Enum.GetValues<PartnershipTrigger>())
                from actor in Gen.Frequency((5, Gen.Constant(WarmHomes.Manager)), (1, Gen.Constant("a stranger")))
                from payload in Gen.Elements<Func<World, object?>>(_ => null, Rest, NoRest, Again, NotAgain)
                select Fire(trigger, actor, payload)),
            (
                4,
                from act in Gen.Elements<Func<string, Command>>(
                    Engage,
                    Commit,
                    Decline,
                    SignLatest,
                    Withdraw,
                    Remedy,
                    Remove)
                from organisation in Gen.Elements(Organisations)
                select act(organisation)),
            (2, from organisation in Gen.Elements(Organisations)
                from version in Gen.Choose(1, 4)
                from act in Gen.Elements<Func<string, int, Command>>(Sign, Lift)
                select act(organisation, version)),
            (1, from organisation in Gen.Elements(Organisations)
                from days in Gen.Elements(-1, 0, 20, 60)
                select GiveNotice(organisation, days)),
            (1, from organisation in Gen.Elements(Organisations)
                from act in Gen.Elements<Func<string, Command>>(
                    CommitLate, GiveNoticeLate, WithdrawLate, RemedyLate, SignLate)
                select act(organisation)),
            (1, from organisation in Gen.Elements(Organisations)
                from act in Gen.Elements<Func<string, Command>>(CallOffNotice, Succeed, Rename)
                select act(organisation)),
            (1, from organisation in Gen.Elements(Organisations)
                from heir in Gen.Elements(Organisations)
                select Merge(organisation, heir)),
            (1, from organisation in Gen.Elements(Organisations)
                from days in Gen.Elements(30, 45, 60, 90)
                select DeclareBreach(organisation, days)),
            (
                1,
                from criterion in Gen.Elements(
                    "DEV-01",
                    "DEV-02",
                    "IMP-01",
                    "IMP-02",
                    "IMP-04",
                    "FUL-04",
                    "LOOP-01",
                    "none")
                from approver in Gen.Elements(Sponsor, WarmHomes.Manager)
                from days in Gen.Elements(-1, 10)
                select Waive(criterion, approver, days)),
            (1, from days in Gen.Choose(1, 40) select Wait(days)));

    public static Arbitrary<Chronicle> Arbitrary() => Arb.From(Any, Smaller);

    /// <summary>The facts that a trigger needs with at most one missing, perhaps a waiver, and the trigger.</summary>
    private static Gen<Command[]> Chapter(Command[] facts, PartnershipTrigger trigger, params string[] waivable) =>
        from missing in Gen.Frequency((3, Gen.Constant(-1)), (2, Gen.Choose(0, facts.Length - 1)))
        from waiver in Gen.Elements<string?>([null, .. waivable])
        select (Command[])
        [
            .. facts.Where((_, index) => index != missing),
            .. waiver is null ? [] : new[] { Waive(waiver, Sponsor, 10) },
            Fire(trigger),
        ];

    private static Gen<Command[]> Both(Gen<Command[]> first, Gen<Command[]> second) =>
        from one in first
        from other in second
        select (Command[])[.. one, .. other];

    private static Command Waive(string criterion, string approver, int days) =>
        new($"{approver} waives {criterion} for {days} days", world =>
            world.Authority.Grant(
                world.Partnership,
                new(criterion, approver, "It is urgent.", world.Now, world.Now.AddDays(days)),
                WarmHomes.Manager));

    private static Command Fire(
        PartnershipTrigger trigger,
        string actor = WarmHomes.Manager,
        Func<World, object?>? payload = null) =>
        new($"{actor} fires {trigger}{(payload is null ? "" : $" with {payload.Method.Name}")}", world =>
            world.Fire(trigger, actor, payload?.Invoke(world)));

    private static SuspensionNotice Rest(World world) => new("The grant is late.", world.Now.AddDays(60));

    private static SuspensionNotice NoRest(World world) => new("The grant is late.", world.Now);

    private static ResumptionDecision Again(World world) => new("The grant has come.", [.. Organisations]);

    private static ResumptionDecision NotAgain(World world) => new("The grant has come.", [WarmHomes.Council]);

    private static Command Wait(int days) =>
        new($"wait {days} days", world => world.Clock.Advance(TimeSpan.FromDays(days)));

    private static Command AddPartner(string name) =>
        new($"add {name}", world => world.Partnership.Members.Add(name, Sector.Health));

    private static Command Engage(string partner) =>
        new($"engage {partner}", world => world.Partnership.Members.RecordEngagement(partner, "Talks.", world.Now));

    private static Command Commit(string partner) =>
        new($"{partner} commits", world => world.Partnership.Members.Commit(partner, "letter", world.Now));

    private static Command Decline(string partner) =>
        new($"{partner} declines", world => world.Partnership.Members.Decline(partner, world.Now));

    private static Command SignLatest(string partner) =>
        new($"{partner} signs the latest", world =>
            world.Partnership.Agreement.Sign(world.Partnership.Agreement.Latest?.Number ?? 1, partner, world.Now));

    private static Command Sign(string partner, int version) =>
        new($"{partner} signs {version}", world => world.Partnership.Agreement.Sign(version, partner, world.Now));

    private static Command Lift(string partner, int version) =>
        new($"{partner}'s signature on {version} is lifted", world =>
            world.Partnership.Agreement.LiftSignature(version, partner, "Typo.", world.Now));

    private static Command CommitLate(string partner) =>
        new($"{partner} committed ten days ago", world =>
            world.Partnership.Members.Commit(partner, "letter", world.Now.AddDays(-10)));

    private static Command GiveNoticeLate(string partner) =>
        new($"{partner} gave notice ten days ago", world =>
            world.Partnership.Members.GiveNotice(
                partner, new("Merger.", world.Now.AddDays(20)), world.Now.AddDays(-10)));

    private static Command WithdrawLate(string partner) =>
        new($"{partner} withdrew ten days ago", world =>
            world.Partnership.Members.Withdraw(partner, world.Now.AddDays(-10)));

    private static Command RemedyLate(string partner) =>
        new($"{partner} remedied its breach ten days ago", world =>
            world.Partnership.Members.RemedyBreach(partner, world.Now.AddDays(-10), WarmHomes.Manager));

    private static Command SignLate(string partner) =>
        new($"{partner} signed the latest ten days ago", world =>
            world.Partnership.Agreement.Sign(
                world.Partnership.Agreement.Latest?.Number ?? 1, partner, world.Now.AddDays(-10)));

    private static Command GiveNotice(string partner, int days) =>
        new($"{partner} gives {days} days' notice", world =>
            world.Partnership.Members.GiveNotice(partner, new("Merger.", world.Now.AddDays(days)), world.Now));

    private static Command Withdraw(string partner) =>
        new($"{partner} withdraws", world => world.Partnership.Members.Withdraw(partner, world.Now));

    private static readonly Command Extend =
        new("draft an extension", world =>
            world.Partnership.Agreement.DraftExtension("extension.pdf", world.Today.AddDays(90), world.Now));

    private static Command InviteAgain(string partner) =>
        new($"invite {partner} again", world => world.Partnership.Members.InviteAgain(partner, world.Now));

    private static Command CallOffNotice(string partner) =>
        new($"{partner} calls off its notice", world => world.Partnership.Members.CallOffNotice(partner, world.Now));

    private static Command Succeed(string partner) =>
        new($"a successor takes over from {partner}", world =>
            world.Partnership.Members.Succeed(
                partner, new($"Successor of {partner}", "novation.pdf"), world.Now, WarmHomes.Manager));

    private static Command Rename(string partner) =>
        new($"rename {partner}", world =>
            world.Partnership.Members.Rename(partner, $"New {partner}", world.Now, WarmHomes.Manager));

    private static Command Merge(string partner, string into) =>
        new($"{partner} merges into {into}", world =>
            world.Partnership.Members.Merge(partner, new(into, "order.pdf"), world.Now, WarmHomes.Manager));

    private static Command DeclareBreach(string partner, int days) =>
        new($"{partner} has {days} days to remedy a breach", world =>
            world.Partnership.Members.DeclareBreach(partner, "Payments are missing.", days, WarmHomes.Manager));

    private static Command Remedy(string partner) =>
        new($"{partner} remedies its breach", world =>
            world.Partnership.Members.RemedyBreach(partner, world.Now, WarmHomes.Manager));

    private static Command Remove(string partner) =>
        new($"remove {partner}", world =>
            world.Partnership.Members.Remove(partner, WarmHomes.Removal, WarmHomes.Manager));

    private static IEnumerable<Chronicle> Smaller(Chronicle chronicle)
    {
        var commands = chronicle.Commands;
        for (var size = commands.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start + size <= commands.Length; start += size)
                yield return chronicle with { Commands = [.. commands[..start], .. commands[(start + size)..]] };
        }
    }
}
