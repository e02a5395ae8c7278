using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class HistoryLogTests
{
    [Fact]
    public async Task A_list_read_from_the_history_does_not_grow()
    {
        var instance = new OrderLifecycle().Start(new());
        await instance.FireAsync(Pay);

        var read = instance.History;
        await instance.FireAsync(Ship);

        Assert.Single(read);
        Assert.Equal(2, instance.History.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => read[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => read[-1]);
        Assert.Equal(read, read.ToArray());
    }

    [Fact]
    public async Task An_instance_without_history_keeps_no_entries()
    {
        var instance = new OrderLifecycle().Start(new(), new() { KeepHistory = false });

        await instance.FireAsync(Pay);
        await instance.TryFireAsync(Deliver);

        Assert.Empty(instance.History);
        Assert.Equal(1, instance.Version);
    }
}
