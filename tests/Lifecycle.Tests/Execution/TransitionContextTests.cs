using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Execution;

public class TransitionContextTests
{
    [Fact]
    public async Task An_action_sees_the_whole_step()
    {
        var seen = new List<object?>();
        var clock = new FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<int>();
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b")
                .OnEntry(c => seen.AddRange([c.Subject, c.From, c.To, c.Trigger, c.Payload, c.Actor, c.Reason, c.Now]));
        });

        await lifecycle
            .Start("s", new() { TimeProvider = clock })
            .FireAsync(
                "go",
                new()
                {
                    Actor = "Ann",
                    Reason = "due",
                    Payload = 7,
                });

        Assert.Equal(["s", "a", "b", "go", 7, "Ann", "due", clock.GetUtcNow()], seen);
    }

    [Fact]
    public async Task A_follow_up_with_the_wrong_payload_fails_the_step_that_requests_it()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("note").Carries<string>();
            l.Stage("a").On("go").OnTransition(c => c.Then("note", 7)).GoTo("b");
            l.Stage("b").On("note").Stay();
        }).Start("");

        await Assert.ThrowsAsync<ArgumentException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal(("a", 0L), (instance.Stage, instance.Version));
    }

    [Fact]
    public void Then_throws_on_a_default_context()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() =>
            default(TransitionContext<string, string, string>).Then("go"));

        Assert.Equal("A default context belongs to no step, so no trigger can follow it.", thrown.Message);
    }

    [Fact]
    public async Task Then_throws_after_the_step_and_requests_nothing()
    {
        TransitionContext<string, string, string> kept = default;
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("keep").OnTransition(c => kept = c).Stay();
        }).Start("");
        await instance.FireAsync("keep");

        Assert.Throws<InvalidOperationException>(() => kept.Then("keep"));
        Assert.Empty((await instance.FireAsync("keep")).FollowUps);
    }

    [Fact]
    public async Task Each_follow_up_requested_beside_the_end_of_the_step_is_either_taken_or_refused()
    {
        for (var round = 0; round < 500; round++)
        {
            Task<int>? requesting = null;
            var instance = InlineLifecycle.Of<object>(l =>
            {
                l.StartsIn("a");
                l.Stage("a")
                    .On("go").OnTransition((c, _) =>
                    {
                        var started = new TaskCompletionSource();
                        requesting = Task.Run(() => Request(c, started), CancellationToken.None);
                        return new(started.Task);
                    }).Stay()
                    .On("more").Stay();
            }).Start(new());

            var result = await instance.FireAsync("go");

            Assert.Equal(await requesting!, result.FollowUps.Count);
        }

        static int Request(TransitionContext<string, string, object> context, TaskCompletionSource started)
        {
            for (var requested = 0; requested < 900; requested++)
            {
                try
                {
                    context.Then("more");
                }
                catch (InvalidOperationException)
                {
                    return requested;
                }

                started.TrySetResult();
            }

            return 900;
        }
    }

    [Fact]
    public async Task A_hundred_thousand_follow_ups_of_one_action_stop_at_the_limit()
    {
        var instance = InlineLifecycle.Of<object>(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("go").OnTransition(c =>
                {
                    for (var request = 0; request < 100_000; request++)
                        c.Then("more");
                }).Stay()
                .On("more").Stay();
        }).Start(new());

        var thrown = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(
            async () => await instance.FireAsync("go"));

        Assert.Equal(1_000, thrown.Completed.FollowUps.Count);
        Assert.Equal(1_001, instance.Version);
    }
}
