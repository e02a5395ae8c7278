using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Tests.Criteria.SingleCriterionLifecycle;

namespace Lifecycle.Tests.Criteria;

public class JudgeTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private async Task<CriterionLine> LineOf(
        Func<CriterionContext<string>, CancellationToken, ValueTask<CriterionResult>> evaluate,
        Severity severity = Severity.Mandatory,
        Waiver? waiver = null) =>
        (
            await Requiring(evaluate, severity, waiver: waiver)
                .Start("", new() { TimeProvider = _clock })
                .EvaluateAsync("go")).Lines[0];

    [Theory]
    [InlineData(Severity.Mandatory, Verdict.Unmet, true)]
    [InlineData(Severity.Waivable, Verdict.Unmet, true)]
    [InlineData(Severity.Advisory, Verdict.Advisory, false)]
    public async Task Severity_decides_if_an_unmet_criterion_blocks(Severity severity, Verdict verdict, bool blocks)
    {
        var line = await LineOf((_, _) => new(CriterionResult.Unmet("No.", "Do it.", "certificate 7")), severity);

        Assert.Equal((verdict, blocks), (line.Verdict, line.Blocks));
        Assert.Equal(("No.", "Do it.", "certificate 7"), (line.Reason, line.Remedy, line.Evidence));
    }

    [Fact]
    public async Task A_criterion_that_does_not_apply_does_not_block()
    {
        var line = await LineOf((_, _) => new(CriterionResult.NotApplicable("No funds are pooled.")));

        Assert.Equal((Verdict.NotApplicable, false), (line.Verdict, line.Blocks));
    }

    [Fact]
    public async Task Evidence_of_a_met_criterion_is_kept()
    {
        var line = await LineOf((_, _) => new(CriterionResult.Met("minutes of 3 May")));

        Assert.Equal((Verdict.Met, "minutes of 3 May"), (line.Verdict, line.Evidence));
    }

    [Fact]
    public async Task A_default_result_counts_as_unmet()
    {
        var line = await LineOf((_, _) => default);

        Assert.Equal(Verdict.Unmet, line.Verdict);
        Assert.Equal("The criterion gave no verdict.", line.Reason);
    }

    [Theory]
    [InlineData(false, Severity.Mandatory, true)]
    [InlineData(true, Severity.Mandatory, true)]
    [InlineData(true, Severity.Advisory, false)]
    public async Task A_criterion_that_throws_counts_as_unmet(bool yield, Severity severity, bool blocks)
    {
        var line = await LineOf(
            async (_, _) =>
            {
                if (yield)
                    await Task.Yield();
                throw new InvalidOperationException("no connection");
            },
            severity);

        Assert.Equal((Verdict.Faulted, blocks), (line.Verdict, line.Blocks));
        Assert.IsType<InvalidOperationException>(line.Exception);
        Assert.Equal("It could not be evaluated: InvalidOperationException: no connection", line.Reason);
    }

    [Fact]
    public async Task A_criterion_that_throws_before_its_first_await_counts_as_unmet()
    {
        var line = await LineOf((_, _) => throw new InvalidOperationException("at once"));

        Assert.Equal(Verdict.Faulted, line.Verdict);
    }

    [Fact]
    public async Task A_criterion_that_cancels_itself_counts_as_unmet()
    {
        var line = await LineOf((_, _) => throw new OperationCanceledException());

        Assert.Equal(Verdict.Faulted, line.Verdict);
    }

    [Fact]
    public async Task A_waiver_in_force_lifts_a_waivable_criterion_until_it_expires()
    {
        var granted = _clock.GetUtcNow();
        var waiver = new Waiver("C-1", "Sponsor", "Outbreak", granted, granted.AddDays(30));
        var instance = Requiring((_, _) => new(CriterionResult.Unmet("No.")), Severity.Waivable, waiver: waiver)
            .Start("", new() { TimeProvider = _clock });

        var lifted = (await instance.EvaluateAsync("go")).Lines[0];
        _clock.Advance(TimeSpan.FromDays(30));
        var expired = (await instance.EvaluateAsync("go")).Lines[0];

        Assert.Equal((Verdict.Waived, false), (lifted.Verdict, lifted.Blocks));
        Assert.Same(waiver, lifted.Waiver);
        Assert.Contains("Waived by Sponsor: Outbreak", lifted.ToString());
        Assert.Equal(Verdict.Unmet, expired.Verdict);
    }

    [Fact]
    public async Task A_waiver_lifts_nothing_before_it_is_granted_and_no_other_criterion()
    {
        var now = _clock.GetUtcNow();

        var early = await LineOf(
            (_, _) => new(CriterionResult.Unmet("No.")),
            Severity.Waivable,
            new("C-1", "S", "R", now.AddTicks(1)));
        var other = await LineOf(
            (_, _) => new(CriterionResult.Unmet("No.")),
            Severity.Waivable,
            new("C-2", "S", "R", now));

        Assert.Equal((Verdict.Unmet, Verdict.Unmet), (early.Verdict, other.Verdict));
    }

    [Fact]
    public async Task No_waiver_lifts_a_mandatory_criterion()
    {
        var line = await LineOf(
            (_, _) => new(CriterionResult.Unmet("No.")),
            waiver: new("C-1", "S", "R", _clock.GetUtcNow()));

        Assert.True(line.Blocks);
    }

    [Fact]
    public async Task A_waiver_lifts_a_waivable_criterion_that_cannot_be_evaluated()
    {
        var line = await LineOf(
            (_, _) => throw new InvalidOperationException("a secret"),
            Severity.Waivable,
            new("C-1", "S", "R", _clock.GetUtcNow()));

        Assert.Equal((Verdict.Waived, "It could not be evaluated."), (line.Verdict, line.Reason));
        Assert.IsType<InvalidOperationException>(line.Exception);
    }

    [Fact]
    public async Task Waivers_that_cannot_be_read_lift_nothing()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.WaiversFrom(_ => throw new InvalidOperationException("disk"));
            l.Stage("a").On("go").Requires("C-1", _ => false, "No.", severity: Severity.Waivable).GoTo("b");
        });

        var line = (await lifecycle.Start("").EvaluateAsync("go")).Lines[0];

        Assert.True(line.Blocks);
        Assert.Contains("Its waivers could not be read: InvalidOperationException: disk", line.Reason);
    }

    private sealed class SilentException : Exception
    {
        public override string Message => throw new InvalidOperationException("no text");
    }

    [Theory]
    [InlineData("predicate")]
    [InlineData("criterion")]
    [InlineData("condition")]
    [InlineData("waivers")]
    public async Task An_exception_whose_message_throws_is_a_faulted_line_like_any_other(string trigger)
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.WaiversFrom(_ => throw new SilentException());
            l.Stage("a")
                .On("predicate").Requires("C-1", _ => throw new SilentException(), "No.").Stay()
                .On("criterion").Requires(new("C-2", "It throws"), (_, _) => throw new SilentException()).Stay()
                .On("condition").When("C-3", _ => throw new SilentException()).Stay()
                .On("waivers").Requires("C-4", _ => false, "No.", severity: Severity.Waivable).Stay();
        }).Start("");

        var result = await instance.TryFireAsync(trigger);

        var line = Assert.Single(result.Report.Lines);
        Assert.Equal(Verdict.Faulted, line.Verdict);
        Assert.IsType<SilentException>(line.Exception);
        Assert.EndsWith("SilentException, whose message throws InvalidOperationException", line.Reason);
    }

    [Fact]
    public async Task The_steps_before_a_follow_up_stand_whatever_the_message_of_its_exception_does()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("go").OnTransition(context => context.Then("fail")).Stay()
                .On("fail").OnTransition(_ => throw new SilentException()).Stay();
        }).Start("");

        var exception = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(
            async () => await instance.TryFireAsync("go"));

        Assert.IsType<SilentException>(exception.InnerException);
        Assert.Equal(1, instance.Version);
    }
}
