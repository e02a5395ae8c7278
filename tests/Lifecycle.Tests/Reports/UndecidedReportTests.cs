using System.Text.Json;

namespace Lifecycle.Tests.Reports;

/// <summary>Dry runs and plans of triggers whose payload, which is left out, decides the branch.</summary>
public class UndecidedReportTests
{
    private sealed record Payment(decimal Amount);

    /// <summary>A request for money. What it holds meets the criteria of the same name.</summary>
    private sealed class Request(params string[] met)
    {
        public List<string> Asked { get; } = [];

        public bool Meets(string id)
        {
            Asked.Add(id);
            return met.Contains(id);
        }
    }

    private static LifecycleDefinition<string, string, Request> Paying() => InlineLifecycle.Of<Request>(l =>
    {
        l.StartsIn("asked");
        l.Trigger("pay").Carries<Payment>();
        l.Stage("asked").On("pay")
            .Requires("ALL-01", request => request.Meets("ALL-01"), "It is not signed.")
            .When<Payment>("large", (_, payment) => payment.Amount > 1000)
            .Requires("BIG-01", request => request.Meets("BIG-01"), "The board has not met.", "Call it.")
            .GoTo("board")
            .Otherwise()
            .Requires("SML-01", request => request.Meets("SML-01"), "The till is empty.")
            .GoTo("paid");
    });

    private static LifecycleInstance<string, string, Request> Asked(params string[] met) =>
        Paying().Start(new(met));

    private static string[] Verdicts(GateReport report) =>
        [.. report.Lines.Select(line => $"{line.Criterion.Id} {line.Verdict}")];

    [Fact]
    public async Task Where_no_branch_is_blocked_the_outcome_is_undecided_and_the_gate_open()
    {
        var report = await Asked("ALL-01", "BIG-01", "SML-01").EvaluateAsync("pay");

        Assert.Equal((TransitionOutcome.Undecided, null, true), (report.Outcome, report.To, report.Passed));
        Assert.Equal(
            """
            pay is open in asked, and the payload decides which branch it takes.
              payload  large   The payload, a Payment, decides whether the branch to board is open.
              met      ALL-01
              met      BIG-01
              met      SML-01
            """,
            report.ToString());
    }

    [Fact]
    public async Task What_blocks_one_of_the_branches_awaits_the_payload_with_its_reason_and_remedy()
    {
        var report = await Asked("ALL-01", "SML-01").EvaluateAsync("pay");

        Assert.True(report.Passed);
        Assert.Empty(report.Blocking);
        Assert.Contains(
            "payload  BIG-01  It blocks the branch to board, which the payload may select. The board has not met. "
                + "Remedy: Call it.",
            report.ToString());
    }

    [Theory]
    [InlineData("BIG-01,SML-01", "large AwaitsPayload,ALL-01 Unmet,BIG-01 Met,SML-01 Met")]
    [InlineData("ALL-01", "large AwaitsPayload,ALL-01 Met,BIG-01 Unmet,SML-01 Unmet")]
    public async Task Where_every_branch_is_blocked_the_trigger_is_refused_whatever_the_payload_is(
        string met, string verdicts)
    {
        var report = await Asked(met.Split(',')).EvaluateAsync("pay");

        Assert.Equal((TransitionOutcome.Refused, null), (report.Outcome, report.To));
        Assert.Equal(verdicts.Split(','), Verdicts(report));
    }

    [Fact]
    public async Task A_criterion_of_several_branches_is_evaluated_once()
    {
        var instance = Asked("ALL-01");

        await instance.EvaluateAsync("pay");
        Assert.Equal(["ALL-01", "BIG-01", "SML-01"], instance.Subject.Asked);

        await instance.EvaluateAllAsync();
        Assert.Equal(6, instance.Subject.Asked.Count);
    }

    [Fact]
    public async Task With_the_payload_the_branch_is_known()
    {
        var report = await Asked("ALL-01", "BIG-01").EvaluateAsync("pay", new() { Payload = new Payment(2000) });

        Assert.Equal((TransitionOutcome.Moved, "board"), (report.Outcome, report.To));
        Assert.Equal(["ALL-01 Met", "BIG-01 Met"], Verdicts(report));
    }

    [Fact]
    public async Task The_report_survives_its_json_and_so_do_the_prospects()
    {
        var report = await Asked("ALL-01").EvaluateAsync("pay");
        var open = await Asked("ALL-01", "SML-01").EvaluateAsync("pay");
        var prospects = await Asked("ALL-01", "SML-01").EvaluateAllAsync();

        Assert.Equal(report.ToString(), GateReport.FromJson(report.ToJson()).ToString());
        Assert.Equal(open.ToString(), GateReport.FromJson(open.ToJson()).ToString());
        Assert.Contains("\"outcome\":\"Undecided\"", prospects.ToJson());
        Assert.True(prospects["pay"].IsOpen);
        Assert.Contains("In asked:\n  pay is open in asked, and the payload decides", prospects.ToString());
        Assert.Throws<JsonException>(() => GateReport.FromJson((open with { To = "paid" }).ToJson()));
    }

    [Theory]
    [InlineData("board", "large AwaitsPayload,ALL-01 Met,BIG-01 Unmet")]
    [InlineData("paid", "large AwaitsPayload,ALL-01 Met,SML-01 Met")]
    public async Task A_plan_takes_the_branch_it_needs_and_says_that_the_payload_has_to_select_it(
        string goal, string verdicts)
    {
        var plan = await Asked("ALL-01", "SML-01").PlanAsync(goal);

        var step = Assert.Single(plan.Transitions);
        Assert.Equal(goal, step.To);
        Assert.Equal(verdicts.Split(','), Verdicts(step.Report));
        Assert.DoesNotContain("large", plan.Blocking.Select(line => line.Criterion.Id));
    }

    private static ValueTask<GateReport> EvaluateAsync(
        Func<BranchedStageBuilder<string, string, int>, StageBuilder<string, string, int>> next,
        Action<LifecycleBuilder<string, string, int>>? more = null) => InlineLifecycle.Of<int>(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<Payment>();
            next(l.Stage("a").On("go").When<Payment>("large", (_, payment) => payment.Amount > 1000).GoTo("b"));
            more?.Invoke(l);
        }).Start(7).EvaluateAsync("go");

    [Fact]
    public async Task A_branch_that_is_the_only_one_is_the_target_if_the_payload_opens_it()
    {
        var report = await EvaluateAsync(on => on);

        Assert.Equal((TransitionOutcome.Moved, "b"), (report.Outcome, report.To));
        Assert.Equal(["large AwaitsPayload"], Verdicts(report));
    }

    [Fact]
    public async Task Branches_that_lead_to_one_stage_leave_nothing_undecided_but_one_that_stays_does()
    {
        var same = await EvaluateAsync(on => on.Otherwise().OnTransition(_ => { }).GoTo("b"));
        var stays = await EvaluateAsync(on => on.Otherwise().Stay());

        Assert.Equal((TransitionOutcome.Moved, "b"), (same.Outcome, same.To));
        Assert.Equal((TransitionOutcome.Undecided, null), (stays.Outcome, stays.To));
    }

    [Fact]
    public async Task An_open_branch_before_the_conditions_on_the_payload_is_taken_whatever_the_payload_is()
    {
        var instance = InlineLifecycle.Of<int>(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<Payment>();
            l.Stage("a").On("go")
                .When("none", number => number == 0).GoTo("d")
                .When("odd", number => number % 2 == 1).Requires("ODD-01", number => number > 9, "Small.").GoTo("c")
                .When<Payment>("large", (_, payment) => payment.Amount > 1000).GoTo("b");
        }).Start(7);

        var report = await instance.EvaluateAsync("go");

        Assert.Equal((TransitionOutcome.Refused, "c"), (report.Outcome, report.To));
        Assert.Equal(["ODD-01 Unmet"], Verdicts(report));
    }

    [Fact]
    public async Task A_closed_branch_behind_the_condition_cannot_be_taken_and_an_open_one_ends_the_list()
    {
        var report = await EvaluateAsync(on => on
            .When("even", number => number % 2 == 0).GoTo("c")
            .When("odd", (_, _) => new(true)).GoTo("d")
            .When<Payment>("small", (_, _) => true).GoTo("e"));

        Assert.Equal(["large AwaitsPayload"], Verdicts(report));
        Assert.Equal(TransitionOutcome.Undecided, report.Outcome);
    }

    [Fact]
    public async Task A_condition_that_throws_matters_only_if_the_payload_does_not_open_a_branch_before_it()
    {
        var report = await EvaluateAsync(on => on
            .When("broken", number => number / (number - 7) > 0).GoTo("c")
            .Otherwise().GoTo("d"));

        Assert.Equal((TransitionOutcome.Moved, "b"), (report.Outcome, report.To));
        Assert.Equal(["large AwaitsPayload", "broken AwaitsPayload"], Verdicts(report));
        Assert.StartsWith("It matters only if no branch before it is open.", report.Lines[1].Reason);
        Assert.IsType<DivideByZeroException>(report.Lines[1].Exception);
    }

    [Fact]
    public async Task Where_the_only_branch_that_may_open_is_blocked_the_refusal_names_the_closed_ones_too()
    {
        var report = await EvaluateAsync(
            on => on.When("even", number => number % 2 == 0).GoTo("c"),
            l => l.Stage("b").Requires("B-01", _ => false, "Never."));

        Assert.Equal((TransitionOutcome.Refused, "b"), (report.Outcome, report.To));
        Assert.Equal(["large AwaitsPayload", "even Unmet", "B-01 Unmet"], Verdicts(report));
    }

    [Fact]
    public async Task The_transition_of_the_superstage_is_one_of_the_branches()
    {
        var report = await EvaluateAsync(on => on, l =>
        {
            l.Stage("a").Within("s");
            l.Stage("s").On("go").Requires("S-01", _ => false, "Never.").GoTo("c");
        });

        Assert.Equal(TransitionOutcome.Undecided, report.Outcome);
        Assert.Equal(["large AwaitsPayload", "S-01 AwaitsPayload"], Verdicts(report));
    }

    [Fact]
    public async Task A_criterion_that_blocks_several_of_the_branches_names_them()
    {
        var report = await EvaluateAsync(on => on
            .When<Payment>("medium", (_, payment) => payment.Amount > 100).GoTo("c")
            .Otherwise().GoTo("d"), l =>
            {
                foreach (var stage in (string[])["b", "c"])
                    l.Stage(stage).Requires("BC-01", _ => false, "Never.");
            });

        Assert.Contains("It blocks the branches to b and c, which the payload may select.", report.ToString());
    }

    [Fact]
    public async Task A_closed_branch_does_not_block_where_the_last_branch_is_open_to_every_other_payload()
    {
        var report = await EvaluateAsync(
            on => on.When("even", number => number % 2 == 0).GoTo("c").Otherwise().GoTo("d"),
            l =>
            {
                foreach (var stage in (string[])["b", "d"])
                    l.Stage(stage).Requires("BD-01", _ => false, "Never.");
            });

        Assert.Equal(TransitionOutcome.Refused, report.Outcome);
        Assert.Equal(["large AwaitsPayload", "BD-01 Unmet"], Verdicts(report));
    }

    [Fact]
    public async Task A_criterion_that_is_met_for_one_branch_only_does_not_count_as_met()
    {
        var report = await EvaluateAsync(on => on.Otherwise().GoTo("d"), l => l.EveryTransition().Requires(
            new("ADV-01", "It leads to b", Severity.Advisory),
            (context, _) => new(context.To is "b" ? CriterionResult.Met() : CriterionResult.Unmet("It does not."))));

        Assert.Equal(["large AwaitsPayload", "ADV-01 Advisory"], Verdicts(report));
    }
}
