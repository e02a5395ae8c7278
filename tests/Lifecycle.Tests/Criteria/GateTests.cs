using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Criteria;

public class GateTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static InlineLifecycle<string, string, string> Requiring(
        Func<CriterionContext<string>, CancellationToken, ValueTask<CriterionResult>> evaluate,
        Severity severity = Severity.Mandatory,
        TimeSpan? timeout = null,
        Waiver? waiver = null) =>
        InlineLifecycle.Of(l =>
        {
            l.StartsIn("a").WaiversFrom(_ => waiver is null ? [] : [waiver]);
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").Requires(new("C-1", "It holds", severity, Timeout: timeout), evaluate)
                .Requires("C-2", _ => true, "Always.");
        });

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
    public async Task An_unmet_criterion_weighs_by_its_severity(Severity severity, Verdict verdict, bool blocks)
    {
        var line = await LineOf((_, _) => new(CriterionResult.Unmet("No.", "Do it.", "form 7")), severity);

        Assert.Equal((verdict, blocks), (line.Verdict, line.Blocks));
        Assert.Equal(("No.", "Do it.", "form 7"), (line.Reason, line.Remedy, line.Evidence));
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
    public async Task A_forgotten_answer_counts_as_unmet()
    {
        var line = await LineOf((_, _) => default);

        Assert.Equal(Verdict.Unmet, line.Verdict);
        Assert.Equal("The criterion gave no verdict.", line.Reason);
    }

    [Theory]
    [InlineData(false, Severity.Mandatory, true)]
    [InlineData(true, Severity.Mandatory, true)]
    [InlineData(true, Severity.Advisory, false)]
    public async Task A_throwing_criterion_counts_as_unmet(bool yield, Severity severity, bool blocks)
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
    public async Task The_criteria_after_a_throwing_one_are_asked_as_well()
    {
        var report = await Requiring((_, _) => throw new InvalidOperationException()).Start("").EvaluateAsync("go");

        Assert.Equal([Verdict.Faulted, Verdict.Met], report.Lines.Select(line => line.Verdict));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_criterion_out_of_time_counts_as_unmet_even_if_it_ignores_its_token(bool ownTimeout)
    {
        var never = new TaskCompletionSource<CriterionResult>();
        var lifecycle = Requiring((_, _) => new(never.Task), timeout: ownTimeout ? TimeSpan.FromSeconds(5) : null);
        var instance = lifecycle.Start(
            "",
            new() { TimeProvider = _clock, CriterionTimeout = TimeSpan.FromSeconds(ownTimeout ? 60 : 5) });

        var fire = instance.TryFireAsync("go").AsTask();
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.False(fire.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var result = await fire;

        Assert.Equal(TransitionOutcome.Refused, result.Outcome);
        Assert.Equal(
            (Verdict.Faulted, "It gave no answer within 5 s."),
            (result.Report.Lines[0].Verdict, result.Report.Lines[0].Reason));
        Assert.Equal(Verdict.Met, result.Report.Lines[1].Verdict);
    }

    [Fact]
    public async Task A_criterion_in_time_is_answered_and_may_throw_as_usual()
    {
        var options = new InstanceOptions { TimeProvider = _clock, CriterionTimeout = TimeSpan.FromSeconds(5) };
        var met = await Requiring(
                async (_, _) =>
                {
                    await Task.Yield();
                    return CriterionResult.Met();
                })
            .Start("", options)
            .EvaluateAsync("go");
        var thrown = await Requiring((_, _) => throw new InvalidOperationException())
            .Start("", options)
            .EvaluateAsync("go");

        Assert.True(met.Passed);
        Assert.IsType<InvalidOperationException>(thrown.Lines[0].Exception);
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_none_also_where_it_kept_the_thread()
    {
        var line = (
            await Requiring(
                    (_, _) =>
                    {
                        _clock.Advance(TimeSpan.FromSeconds(6));
                        return new(CriterionResult.Met());
                    },
                    timeout: TimeSpan.FromSeconds(5))
                .Start("", new() { TimeProvider = _clock })
                .EvaluateAsync("go")).Lines[0];

        Assert.Equal((Verdict.Faulted, "It gave no answer within 5 s."), (line.Verdict, line.Reason));
    }

    [Fact]
    public async Task Cancellation_cancels_and_is_no_verdict()
    {
        using var giveUp = new CancellationTokenSource();
        var never = new TaskCompletionSource<CriterionResult>();
        var instance = Requiring((_, _) => new(never.Task)).Start("");

        var fire = instance.TryFireAsync("go", cancellationToken: giveUp.Token).AsTask();
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fire);
        Assert.Empty(instance.History);
        never.SetResult(CriterionResult.Met());
        Assert.True((await instance.TryFireAsync("go")).Moved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whatever_a_criterion_throws_after_cancellation_the_caller_is_told_of_the_cancellation(bool yield)
    {
        using var giveUp = new CancellationTokenSource();
        var instance = Requiring(async (_, _) =>
        {
            await giveUp.CancelAsync();
            if (yield)
                await Task.Yield();
            throw new InvalidOperationException("connection closed");
        }).Start("");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await instance.TryFireAsync("go", cancellationToken: giveUp.Token));

        Assert.Empty(instance.History);
    }

    [Fact]
    public async Task A_criterion_that_cancels_itself_counts_as_unmet()
    {
        var line = await LineOf((_, _) => throw new OperationCanceledException());

        Assert.Equal(Verdict.Faulted, line.Verdict);
    }

    [Fact]
    public async Task A_criterion_sees_the_step_it_guards()
    {
        CriterionContext<string> seen = default!;
        var instance = Requiring((context, _) => { seen = context; return new(CriterionResult.Met()); })
            .Start("subject", new() { TimeProvider = _clock });

        await instance.EvaluateAsync("go", new() { Actor = "Ann" });

        Assert.Equal(("subject", "a", "b", "go", "Ann"), (seen.Subject, seen.From, seen.To, seen.Trigger, seen.Actor));
        Assert.Equal(_clock.GetUtcNow(), seen.Now);
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
    public async Task A_waiver_of_tomorrow_or_of_another_criterion_lifts_nothing()
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
            (_, _) => throw new InvalidOperationException(),
            Severity.Waivable,
            new("C-1", "S", "R", _clock.GetUtcNow()));

        Assert.Equal(Verdict.Waived, line.Verdict);
        Assert.IsType<InvalidOperationException>(line.Exception);
    }

    [Fact]
    public async Task Waivers_that_cannot_be_read_lift_nothing()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a").WaiversFrom(_ => throw new InvalidOperationException("disk"));
            l.Stage("a").On("go").Requires("C-1", _ => false, "No.", severity: Severity.Waivable).GoTo("b");
        });

        var line = (await lifecycle.Start("").EvaluateAsync("go")).Lines[0];

        Assert.True(line.Blocks);
        Assert.Contains("Its waivers could not be read: InvalidOperationException: disk", line.Reason);
    }

    [Fact]
    public async Task A_criterion_in_front_of_a_step_twice_is_asked_once()
    {
        var asked = 0;
        bool Ask(string subject)
        {
            asked++;
            return true;
        }

        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Requires("C-1", Ask, "Once.").GoTo("b");
            l.Stage("b").Within("s").Requires("C-1", Ask, "Once.");
            l.Stage("s").Requires("C-1", Ask, "Once.");
        });

        var report = await lifecycle.Start("").EvaluateAsync("go");

        Assert.Single(report.Lines);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_refusal_without_a_reason_is_an_argument_error()
    {
        Assert.Throws<ArgumentException>(() => CriterionResult.Unmet(" "));
        Assert.Throws<ArgumentException>(() => CriterionResult.NotApplicable(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InstanceOptions { CriterionTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new InstanceOptions { CriterionTimeout = TimeSpan.FromDays(60) });
        Assert.Throws<ArgumentNullException>(() => new InstanceOptions { TimeProvider = null! });
    }
}
