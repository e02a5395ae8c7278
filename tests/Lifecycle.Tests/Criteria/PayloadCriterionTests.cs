namespace Lifecycle.Tests.Criteria;

public class PayloadCriterionTests
{
    public record Notice(string Reason);

    public sealed record UrgentNotice(string Reason) : Notice(Reason);

    [Criterion("SYN-01", "The notice has a reason")]
    public sealed class HasReason : EntryCriterion<string, Notice>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context, Notice notice) =>
            notice.Reason.Length > 0 ? CriterionResult.Met() : CriterionResult.Unmet("The notice has no reason.");
    }

    [Criterion("ASY-01", "The notice has a long reason")]
    public sealed class HasLongReason : IEntryCriterion<string, Notice>
    {
        public async ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<string> context, Notice notice, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return notice.Reason.Length > 3 ? CriterionResult.Met() : CriterionResult.Unmet("The reason is short.");
        }
    }

    private static LifecycleDefinition<string, string, string> Suspending(
        Action<LifecycleBuilder<string, string, string>>? more = null) => InlineLifecycle.Of(l =>
        {
            l.StartsIn("open");
            l.Trigger("suspend").Carries<Notice>();
            l.Stage("open").On("suspend")
                .Requires<HasReason>()
                .Requires<HasLongReason>()
                .Requires<Notice>("INL-01", (subject, notice) => notice.Reason != subject, "It repeats the subject.")
                .Requires<Notice>(new CriterionDescription("DEL-01", "It is calm"), (_, notice, _) => new(
                    notice.Reason.Contains('!') ? CriterionResult.Unmet("It shouts.") : CriterionResult.Met()))
                .GoTo("suspended");
            l.Stage("suspended").IsTerminal();
            more?.Invoke(l);
        });

    private static string[] Verdicts(GateReport report) =>
        [.. report.Lines.Select(line => $"{line.Criterion.Id} {line.Verdict}")];

    [Theory]
    [InlineData("It rains!", "SYN-01 Met, ASY-01 Met, INL-01 Met, DEL-01 Unmet", false)]
    [InlineData("", "SYN-01 Unmet, ASY-01 Unmet, INL-01 Unmet, DEL-01 Met", false)]
    [InlineData("It rains.", "SYN-01 Met, ASY-01 Met, INL-01 Met, DEL-01 Met", true)]
    public async Task Criteria_of_every_form_receive_the_payload(string reason, string verdicts, bool isAccepted)
    {
        var command = new TransitionCommand { Payload = new UrgentNotice(reason) };
        var instance = Suspending().Start("");

        Assert.Equal(verdicts.Split(", "), Verdicts(await instance.EvaluateAsync("suspend", command)));
        var result = await instance.TryFireAsync("suspend", command);
        Assert.Equal(verdicts.Split(", "), Verdicts(result.Report));
        Assert.Equal(isAccepted, result.Accepted);
    }

    [Fact]
    public async Task A_dry_run_without_the_payload_neither_meets_nor_faults_nor_blocks()
    {
        var instance = Suspending().Start("");
        string[] waiting =
            ["SYN-01 AwaitsPayload", "ASY-01 AwaitsPayload", "INL-01 AwaitsPayload", "DEL-01 AwaitsPayload"];

        var evaluated = await instance.EvaluateAsync("suspend");
        Assert.Equal(waiting, Verdicts(evaluated));
        Assert.Empty(evaluated.Blocking);
        Assert.Contains("payload  SYN-01  It is evaluated with the payload, a Notice.", evaluated.ToString());
        Assert.Equal(waiting, Verdicts((await instance.EvaluateAllAsync())["suspend"].Report));
        Assert.Equal(waiting, Verdicts((await instance.PlanAsync("suspended")).Transitions.Single().Report));
        Assert.Equal(evaluated.ToString(), GateReport.FromJson(evaluated.ToJson()).ToString());
    }

    [Fact]
    public async Task The_text_of_a_plan_lists_what_awaits_the_payload_of_a_transition()
    {
        var plan = await Suspending().Start("").PlanAsync("suspended");

        Assert.Equal(
            """
            From open to suspended: suspend.
              1. suspend to suspended: nothing blocks, and 4 criteria await the payload:
                 payload  SYN-01  It is evaluated with the payload, a Notice.
                 payload  ASY-01  It is evaluated with the payload, a Notice.
                 payload  INL-01  It is evaluated with the payload, a Notice.
                 payload  DEL-01  It is evaluated with the payload, a Notice.
            """,
            plan.ToString());
    }

    [Theory]
    [InlineData(true, ": nothing blocks, and 1 criterion awaits the payload:\n     payload  P-1")]
    [InlineData(false, ":\n     UNMET    S-1  It is closed.\n     payload  P-1")]
    public async Task A_plan_tells_what_awaits_the_payload_beside_what_blocks(bool isMet, string text)
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("pay").Carries<Notice>();
            l.Stage("a").On("pay")
                .Requires("S-1", _ => isMet, "It is closed.")
                .Requires<Notice>("P-1", (_, _) => true, "Never.")
                .GoTo("b");
        }).Start("");

        Assert.Contains("1. pay to b" + text, (await instance.PlanAsync("b")).ToString());
    }

    [Fact]
    public async Task A_fire_or_a_follow_up_without_the_payload_never_passes_the_gate()
    {
        var instance = Suspending(l => l.Stage("open").On("later")
            .OnTransition(context => context.Then("suspend")).Stay()).Start("");

        string[] unmet = ["SYN-01 Unmet", "ASY-01 Unmet", "INL-01 Unmet", "DEL-01 Unmet"];
        var refused = await instance.TryFireAsync("suspend");
        Assert.Equal(TransitionOutcome.Refused, refused.Outcome);
        Assert.Equal(unmet, Verdicts(refused.Report));
        Assert.Equal(
            "It is evaluated with the payload, a Notice. The command has none.", refused.Report.Lines[0].Reason);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await instance.TryFireAsync("suspend", new() { Payload = "a text" }));
        Assert.Equal(("open", 0), (instance.Stage, instance.Version));

        var later = await instance.TryFireAsync("later");
        Assert.Equal(unmet, Verdicts(Assert.Single(later.FollowUps).Report));
        Assert.Equal("open", instance.Stage);
    }

    [Theory]
    [InlineData(Severity.Waivable)]
    [InlineData(Severity.Advisory)]
    public async Task Where_no_mandatory_criterion_refuses_a_missing_payload_it_is_an_argument_error(Severity severity)
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<Notice>();
            l.Stage("a").On("go").Requires<Notice>("P-1", (_, _) => true, "Never.", severity: severity).GoTo("b");
            l.Stage("b").On("go").Requires<Notice>("P-2", (_, _) => true, "Never.").GoTo("c");
        }).Start("");

        await Assert.ThrowsAsync<ArgumentException>(async () => await instance.TryFireAsync("go"));
    }

    [Theory]
    [InlineData(Severity.Mandatory)]
    [InlineData(Severity.Waivable)]
    public async Task A_waiver_lifts_a_payload_criterion_as_any_other(Severity severity)
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.WaiversFrom(_ => [new("P-1", "Sponsor", "Urgent.", default)]);
            l.Trigger("go").Carries<Notice>();
            l.Stage("a").On("go").Requires<Notice>("P-1", (_, _) => false, "Never.", severity: severity).GoTo("b");
        }).Start("");

        var result = await instance.TryFireAsync("go", new() { Payload = new Notice("") });

        Assert.Equal(severity == Severity.Waivable, result.Accepted);
        Assert.Equal(Verdict.AwaitsPayload, (await Suspending().Start("").EvaluateAsync("suspend")).Lines[0].Verdict);
    }

    [Fact]
    public void A_criterion_whose_payload_the_trigger_does_not_carry_is_a_fault_of_the_definition()
    {
        Assert.Equal(
            [
                "a on go: requires SYN-01, which is evaluated with a Notice, but go carries String; call "
                    + "Trigger(go).Carries<Notice>(), or take what the trigger carries.",
                "a on stay: requires INL-01, which is evaluated with a Notice, but stay carries no payload; call "
                    + "Trigger(stay).Carries<Notice>(), or take what the trigger carries.",
            ],
            Faults(l =>
            {
                l.Trigger("go").Carries<string>();
                l.Stage("a").On("go").GoTo("b").On("stay").Requires<Notice>("INL-01", (_, _) => true, "No.").Stay();
                l.Stage("b").Requires<HasReason>();
            }));
    }

    [Fact]
    public void It_is_a_fault_wherever_the_criterion_stands_in_front_of_such_a_trigger()
    {
        Assert.Single(Faults(l =>
        {
            l.EveryTransition().Requires<HasLongReason>();
            l.Stage("a").On("go").GoTo("b");
        }));
        Assert.Single(Faults(l =>
        {
            l.Stage("a").Requires<HasReason>().On("go").GoTo("b");
            l.Stage("b").On("back").GoToPrevious();
        }));
        Assert.Equal(
            "The start requires SYN-01, which is evaluated with a Notice; a start carries no payload.",
            Assert.Single(Faults(_ => { }, start => start.Requires<HasReason>())));
        Assert.Single(
            Assert.Throws<DefinitionException>(
                () => InlineLifecycle.Of(l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").GoTo("b");
                }).With(criteria => criteria.Add<HasReason>(entering: "b")).Graph).Faults);
    }

    [Fact]
    public void A_base_type_of_what_the_trigger_carries_is_no_fault_and_a_derived_type_is_one()
    {
        Assert.Empty(Faults(l =>
        {
            l.Trigger("go").Carries<UrgentNotice>();
            l.Stage("a").On("go").Requires<HasReason>().Requires<object>("OBJ-01", (_, _) => true, "No.").GoTo("b");
        }));
        Assert.Single(Faults(l =>
        {
            l.Trigger("go").Carries<Notice>();
            l.Stage("a").On("go").Requires<UrgentNotice>("URG-01", (_, _) => true, "No.").GoTo("b");
        }));
    }

    private static string[] Faults(
        Action<LifecycleBuilder<string, string, string>> define,
        Action<StartBuilder<string, string, string>>? start = null)
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            var begun = l.StartsIn("a");
            start?.Invoke(begun);
            define(l);
        });
        try
        {
            _ = lifecycle.Graph;
            return [];
        }
        catch (DefinitionException exception)
        {
            return [.. exception.Faults.Select(fault => fault.ToString())];
        }
    }
}
