namespace Lifecycle.Tests.Execution;

public class InstanceStateTests
{
    [Fact]
    public async Task A_snapshot_never_mixes_two_steps()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("even");
            l.Stage("even").On("next").GoTo("odd");
            l.Stage("odd").On("next").GoTo("even");
        }).Start("", new() { KeepHistory = false });

        var fires = Task.Run(async () =>
        {
            for (var n = 0; n < 1_000_000; n++)
                await instance.FireAsync("next");
        });
        var torn = 0;
        while (!fires.IsCompleted)
        {
            var snapshot = instance.Snapshot();
            torn += snapshot.Stage == (snapshot.Version % 2 == 0 ? "even" : "odd") ? 0 : 1;
        }

        await fires;
        Assert.Equal(0, torn);
    }

    [Fact]
    public async Task The_version_never_decreases_for_a_reader()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("plain").Stay();
        }).Start("");
        var fires = Task.Run(async () =>
        {
            for (var n = 0; n < 200_000; n++)
                await instance.TryFireAsync("plain");
        });

        var last = 0L;
        while (!fires.IsCompleted)
        {
            var version = instance.Version;
            Assert.True(version >= last, $"{version} came after {last}.");
            last = version;
        }

        await fires;
    }

    [Theory]
    [InlineData(false, "bare")]
    [InlineData(true, "bare")]
    [InlineData(false, "acted")]
    [InlineData(true, "acted")]
    public async Task A_change_beyond_the_highest_version_throws_and_changes_nothing(bool keepsHistory, string trigger)
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("bare").GoTo("b").On("acted").OnTransition(_ => { }).GoTo("b");
            l.Stage("b").On("bare").GoTo("a").On("acted").OnTransition(_ => { }).GoTo("a");
        }).Resume("", "a", long.MaxValue - 1, new() { KeepHistory = keepsHistory });
        await instance.FireAsync(trigger);

        await Assert.ThrowsAsync<LifecycleException>(async () => await instance.TryFireAsync(trigger));

        var after = instance.Snapshot();
        Assert.Equal(("b", long.MaxValue, "a"), (after.Stage, after.Version, after.Previous));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_follow_up_beyond_the_highest_version_fails_and_the_step_before_it_stands(bool keepsHistory)
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").OnTransition(context => context.Then("next")).Stay().On("next").GoTo("b");
            l.Stage("b").On("back").GoTo("a");
        }).Resume("", "a", long.MaxValue - 1, new() { KeepHistory = keepsHistory });

        var failure = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(
            async () => await instance.FireAsync("go"));

        Assert.IsType<LifecycleException>(failure.InnerException);
        var after = instance.Snapshot();
        Assert.Equal(("a", long.MaxValue), (after.Stage, after.Version));
    }
}
