using System.Globalization;
using System.Text.Json;

namespace Lifecycle.Tests.Execution;

public class TransitionResultTests
{
    private static readonly CriterionLine Unmet = new()
    {
        Criterion = new("C-1", "It is signed"),
        Verdict = Verdict.Unmet,
        Reason = "It is not signed.",
    };

    private static GateReport Refused => GateReport.Of("go", "a", "b", TransitionOutcome.Moved, [Unmet]);

    private static GateReport NotPermitted => GateReport.NotPermitted("go", "a", ["stop"]);

    private static GateReport Conflict => GateReport.Conflict("go", "a");

    [Theory]
    [InlineData(TransitionOutcome.Moved)]
    [InlineData(TransitionOutcome.Stayed)]
    [InlineData(TransitionOutcome.Ignored)]
    public void An_accepted_result_has_no_refusal(TransitionOutcome outcome)
    {
        var result = Result(Accepted(outcome), [Result(Accepted(TransitionOutcome.Stayed))]);

        Assert.Null(result.Refusal);
        Assert.Equal(outcome, result.Outcome);
    }

    [Fact]
    public void The_refusal_of_a_closed_gate_holds_its_report()
    {
        var report = Refused;

        var refusal = Assert.IsType<EntryRefusedException>(Result(report).Refusal);

        Assert.Same(report, refusal.Report);
        Assert.Equal(report.ToString(), refusal.Message);
    }

    [Fact]
    public void The_refusal_of_a_trigger_that_is_not_permitted_lists_those_that_are()
    {
        var refusal = Assert.IsType<TransitionNotPermittedException>(Result(NotPermitted).Refusal);

        Assert.Equal(["stop"], refusal.Permitted);
        Assert.Equal("go is not permitted in a. Permitted: stop.", refusal.Message);
    }

    [Fact]
    public void The_refusal_of_a_conflict_is_a_concurrency_conflict()
    {
        var refusal = Assert.IsType<ConcurrencyConflictException>(Result(Conflict).Refusal);

        Assert.Equal(TransitionOutcome.Conflict, refusal.Report?.Outcome);
        Assert.Contains("another version", refusal.Message);
    }

    [Fact]
    public void The_refusal_of_a_follow_up_holds_the_accepted_result_and_its_own_reason()
    {
        var refused = new TransitionResult<string, string>("b", "b", "on", Refused);
        var result = Result(
            Accepted(TransitionOutcome.Moved), [Result(Accepted(TransitionOutcome.Stayed)), refused]);

        var refusal = Assert.IsType<FollowUpFailedException<string, string>>(result.Refusal);

        Assert.Equal("on", refusal.Trigger);
        Assert.Equal(2, refusal.Completed.FollowUps.Count);
        Assert.True(refusal.Completed.Moved);
        Assert.Same(refused.Report, Assert.IsType<EntryRefusedException>(refusal.InnerException).Report);
    }

    [Theory]
    [InlineData(TransitionOutcome.Refused, typeof(EntryRefusedException))]
    [InlineData(TransitionOutcome.NotPermitted, typeof(TransitionNotPermittedException))]
    [InlineData(TransitionOutcome.Conflict, typeof(ConcurrencyConflictException))]
    public void The_refusal_of_a_follow_up_names_the_reason_for_each_outcome(TransitionOutcome outcome, Type reason)
    {
        var report = outcome == TransitionOutcome.Refused ? Refused
            : outcome == TransitionOutcome.Conflict ? Conflict
            : NotPermitted;

        var refusal = Result(Accepted(TransitionOutcome.Moved), [Result(report)]).Refusal;

        Assert.IsType(reason, refusal!.InnerException);
    }

    [Fact]
    public void A_refused_result_ignores_its_follow_ups() =>
        Assert.IsType<EntryRefusedException>(Result(Refused, [Result(NotPermitted)]).Refusal);

    [Fact]
    public async Task FireAsync_throws_the_refusal_that_TryFireAsync_returns()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Requires("C-1", _ => false, "It is not signed.").GoTo("b");
        }).Start("");

        var refusal = (await instance.TryFireAsync("go")).Refusal;
        var thrown = await Assert.ThrowsAsync<EntryRefusedException>(async () => await instance.FireAsync("go"));

        Assert.Equal(refusal!.Message, thrown.Message);
    }

    [Fact]
    public void A_default_result_has_no_JSON_and_no_text_form()
    {
        var none = default(TransitionResult<string, string>);

        Assert.Throws<InvalidOperationException>(() => none.ToJson());
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(none));
        Assert.Throws<InvalidOperationException>(() => none.AsText());
        Assert.Equal("", none.ToString());
    }

    [Fact]
    public void A_failed_follow_up_names_keys_in_the_invariant_culture_and_on_one_line()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            var refused = new TransitionResult<double, string>(1.5, 1.5, "on\nerror", NotPermitted);
            var result = new TransitionResult<double, string>(
                0.5, 1.5, "go\u001b[31m", Accepted(TransitionOutcome.Moved), null, [refused]);

            Assert.StartsWith(
                "go [31m was taken in 0.5, but on error, its follow-up, was not: ", result.Refusal!.Message);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_result_needs_a_report() =>
        Assert.Throws<ArgumentNullException>(() => new TransitionResult<string, string>("a", "b", "go", null!));

    [Fact]
    public void The_default_result_is_not_permitted_and_empty()
    {
        TransitionResult<string, string> result = default;

        Assert.Equal(TransitionOutcome.NotPermitted, result.Outcome);
        Assert.False(result.Accepted);
        Assert.Empty(result.Events);
        Assert.Empty(result.FollowUps);
        Assert.Equal("", result.ToString());
    }

    private static GateReport Accepted(TransitionOutcome outcome) => GateReport.Of("go", "a", "b", outcome, []);

    private static TransitionResult<string, string> Result(
        GateReport report, IReadOnlyList<TransitionResult<string, string>>? followUps = null) =>
        new("a", "b", "go", report, followUps: followUps);
}
