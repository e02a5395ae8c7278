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
}
