using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Tests.Criteria.SingleCriterionLifecycle;

namespace Lifecycle.Tests.Criteria;

public class CriterionTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_criterion_that_times_out_counts_as_unmet_even_if_it_ignores_its_token(bool ownTimeout)
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
    public async Task A_criterion_within_its_time_out_is_evaluated_as_usual()
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
    public async Task A_late_answer_does_not_count_even_if_the_criterion_blocked_the_thread()
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

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task A_criterion_that_ignores_its_token_is_not_started_again_while_it_runs(
        bool hasTimeout, bool isCancelled)
    {
        var answer = new TaskCompletionSource<CriterionResult>();
        var asked = 0;
        var clock = new FakeTimeProvider();
        var instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Requires(new("C", "It hangs"), (_, _) =>
            {
                Interlocked.Increment(ref asked);
                return new(answer.Task);
            }).GoTo("b");
        }).Start(new(), new()
        {
            TimeProvider = clock,
            CriterionTimeout = hasTimeout ? TimeSpan.FromSeconds(5) : Timeout.InfiniteTimeSpan,
        });
        using var cancellation = new CancellationTokenSource();

        var first = instance.TryFireAsync("go", cancellationToken: cancellation.Token).AsTask();
        if (isCancelled)
            await cancellation.CancelAsync();
        else
            clock.Advance(TimeSpan.FromSeconds(5));
        await Record.ExceptionAsync(() => first);
        var dryRun = instance.EvaluateAllAsync().AsTask();
        var second = instance.TryFireAsync("go").AsTask();

        Assert.Equal(1, asked);
        Assert.False(dryRun.IsCompleted);
        answer.SetResult(CriterionResult.Met());

        Assert.True((await second).Moved);
        Assert.True((await dryRun)["go"].IsOpen);
        Assert.Equal(3, asked);
    }
}
