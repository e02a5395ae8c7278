using System.Reflection;
using Lifecycle.Dashboard.Tests.Harness;

namespace Lifecycle.Dashboard.Tests.Models;

public class StageCountsTests
{
    [Fact]
    public async Task A_page_does_not_wait_for_a_long_count_and_one_count_serves_all()
    {
        var (store, gate) = GatedStore.Create();
        await using var desk = await Desk.StartAsync(
            options => options.CountPatience = TimeSpan.FromMilliseconds(1),
            registration => registration.UseStore(_ => store));
        await desk.StartAsync("1");
        gate.Close();

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => desk.GetAsync("/lifecycles").WaitAsync(TimeSpan.FromMinutes(1))));

        Assert.All(pages, page => Assert.Contains("Venturebeing counted", page.Text, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("nothing needs", page.Text, StringComparison.Ordinal));
        Assert.Equal(1, gate.CountsOf("Venture"));
        gate.Open();
        await UntilAsync(async () => (await desk.GetAsync("/lifecycles")).Text.Contains("Venture1 instance"));
        Assert.Equal(1, gate.CountsOf("Venture"));
    }

    [Fact]
    public async Task A_failure_is_told_and_not_repeated_for_each_caller()
    {
        var (store, gate) = GatedStore.Create();
        await using var desk = await Desk.StartAsync(store: registration => registration.UseStore(_ => store));
        gate.Close();
        gate.Fail();

        for (var look = 0; look < 3; look++)
            Assert.Contains("The disk is gone.", (await desk.GetAsync("/lifecycles")).Text, StringComparison.Ordinal);

        Assert.Equal(1, gate.CountsOf("Venture"));
    }

    [Fact]
    public async Task A_store_of_each_request_is_counted_for_each_request()
    {
        var store = new InMemoryLifecycleStore();
        var opened = 0;
        await using var desk = await Desk.StartAsync(store: registration => registration.UseStore(_ =>
        {
            Interlocked.Increment(ref opened);
            return GatedStore.Create(store).Store;
        }));
        await desk.StartAsync("1");
        Assert.Contains("Venture1 instance", (await desk.GetAsync("/lifecycles")).Text, StringComparison.Ordinal);

        await desk.StartAsync("2");

        Assert.Contains("Venture2 instances", (await desk.GetAsync("/lifecycles")).Text, StringComparison.Ordinal);
        Assert.InRange(opened, 2, int.MaxValue);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }

    /// <summary>A store whose counts wait until a gate is opened.</summary>
    public class GatedStore : DispatchProxy
    {
        private TaskCompletionSource? _gate;
        private readonly List<string> _counted = [];
        private ILifecycleStore _inner = null!;

        public static (ILifecycleStore Store, GatedStore Gate) Create(ILifecycleStore? inner = null)
        {
            var store = Create<ILifecycleStore, GatedStore>();
            var gate = (GatedStore)(object)store;
            gate._inner = inner ?? new InMemoryLifecycleStore();
            return (store, gate);
        }

        /// <summary>From now on, counts wait. Those of the start of the host did not.</summary>
        public void Close()
        {
            lock (_counted)
                _counted.Clear();

            _gate = new();
        }

        public void Open() => _gate!.TrySetResult();

        public void Fail() => _gate!.TrySetException(new LifecycleStoreException("ventures", "The disk is gone."));

        public int CountsOf(string lifecycle)
        {
            lock (_counted)
                return _counted.Count(each => each == lifecycle);
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(ILifecycleStore.CountByStageAsync)
                ? new ValueTask<IReadOnlyList<StageCount>>(CountAsync((string)args![0]!))
                : targetMethod.Invoke(_inner, args);

        private async Task<IReadOnlyList<StageCount>> CountAsync(string lifecycle)
        {
            lock (_counted)
                _counted.Add(lifecycle);

            await (_gate?.Task ?? Task.CompletedTask);
            return await _inner.CountByStageAsync(lifecycle);
        }
    }
}
