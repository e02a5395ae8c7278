using static Lifecycle.Tests.Criteria.SingleCriterionLifecycle;

namespace Lifecycle.Tests.Criteria;

public class GateTests
{
    [Fact]
    public async Task The_criteria_after_one_that_throws_are_still_evaluated()
    {
        var report = await Requiring((_, _) => throw new InvalidOperationException()).Start("").EvaluateAsync("go");

        Assert.Equal([Verdict.Faulted, Verdict.Met], report.Lines.Select(line => line.Verdict));
    }

    [Fact]
    public async Task Cancellation_cancels_the_fire_and_is_not_recorded()
    {
        using var cancellation = new CancellationTokenSource();
        var never = new TaskCompletionSource<CriterionResult>();
        var instance = Requiring((_, _) => new(never.Task)).Start("");

        var fire = instance.TryFireAsync("go", cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fire);
        Assert.Empty(instance.History);
        never.SetResult(CriterionResult.Met());
        Assert.True((await instance.TryFireAsync("go")).Moved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_cancellation_the_caller_gets_the_cancellation_whatever_a_criterion_throws(bool yield)
    {
        using var cancellation = new CancellationTokenSource();
        var instance = Requiring(async (_, _) =>
        {
            await cancellation.CancelAsync();
            if (yield)
                await Task.Yield();
            throw new InvalidOperationException("connection closed");
        }).Start("");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await instance.TryFireAsync("go", cancellationToken: cancellation.Token));

        Assert.Empty(instance.History);
    }

    [Fact]
    public async Task A_criterion_that_several_stages_require_is_evaluated_once()
    {
        var evaluations = 0;
        bool Evaluate(string subject)
        {
            evaluations++;
            return true;
        }

        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Requires("C-1", Evaluate, "Once.").GoTo("b");
            l.Stage("b").Within("s").Requires("C-1", Evaluate, "Once.");
            l.Stage("s").Requires("C-1", Evaluate, "Once.");
        });

        var report = await lifecycle.Start("").EvaluateAsync("go");

        Assert.Single(report.Lines);
        Assert.Equal(1, evaluations);
    }

    [Theory]
    [InlineData("predicate")]
    [InlineData("criterion")]
    [InlineData("later")]
    [InlineData("condition")]
    public async Task A_cancellation_during_the_last_criterion_or_condition_keeps_the_step_from_being_taken(
        string trigger)
    {
        using var cancellation = new CancellationTokenSource();
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("predicate").Requires("P", _ => Cancel(), "No.").GoTo("b")
                .On("criterion").Requires(new("C", "It cancels"), (_, _) => new(Answer())).GoTo("b")
                .On("later").Requires(new("L", "It cancels later"), async (_, _) =>
                {
                    await Task.Yield();
                    return Answer();
                }).GoTo("b")
                .On("condition").When("it cancels", _ => Cancel()).GoTo("b");
        }).Start("");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await instance.TryFireAsync(trigger, cancellationToken: cancellation.Token));

        Assert.Equal(("a", 0), (instance.Stage, instance.History.Count));

        CriterionResult Answer() => Cancel() ? CriterionResult.Met() : CriterionResult.Unmet("No.");

        bool Cancel()
        {
            cancellation.Cancel();
            return true;
        }
    }
}
