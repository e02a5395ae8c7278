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
}
