using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Execution;

public class InstanceOptionsTests
{
    private static readonly InlineLifecycle<string, string, List<string>> Lifecycle =
        InlineLifecycle.Of<List<string>>(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("plain").Stay()
                .On("note").OnTransition(context => context.Subject.Add($"{context.Now:yyyy-MM-dd}")).Stay()
                .On("check").Requires<IsApproved>().Stay();
        });

    private static readonly FakeTimeProvider Yesterday = new(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));

    private static readonly FakeTimeProvider Today = new(new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero));

    private readonly InstanceOptions _original = new()
    {
        TimeProvider = Yesterday,
        Services = new Approvals(isApproved: false),
        KeepHistory = false,
        CriterionTimeout = TimeSpan.FromSeconds(5),
    };

    [Fact]
    public void The_defaults_are_the_system_clock_a_history_no_services_no_observer_and_no_time_out()
    {
        var options = new InstanceOptions();

        Assert.Same(TimeProvider.System, options.TimeProvider);
        Assert.True(options.KeepHistory);
        Assert.Null(options.Services);
        Assert.Null(options.Observer);
        Assert.Equal(Timeout.InfiniteTimeSpan, options.CriterionTimeout);
    }

    [Fact]
    public void Values_out_of_range_are_argument_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InstanceOptions { CriterionTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new InstanceOptions { CriterionTimeout = TimeSpan.FromDays(60) });
        Assert.Throws<ArgumentNullException>(() => new InstanceOptions { TimeProvider = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => _original with { CriterionTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentNullException>(() => _original with { TimeProvider = null! });
    }

    [Fact]
    public void A_copy_keeps_what_it_does_not_change()
    {
        var copy = _original with { KeepHistory = true };

        Assert.True(copy.KeepHistory);
        Assert.False(_original.KeepHistory);
        Assert.Same(_original.TimeProvider, copy.TimeProvider);
        Assert.Same(_original.Services, copy.Services);
        Assert.Equal(_original.CriterionTimeout, copy.CriterionTimeout);
    }

    [Fact]
    public async Task Options_are_equal_if_their_values_are_even_after_instances_used_them()
    {
        await Start(_original).FireAsync("plain");

        var equal = _original with { };
        Assert.NotSame(_original, equal);
        Assert.Equal(_original, equal);
        Assert.Equal(_original.GetHashCode(), equal.GetHashCode());
        Assert.Equal(new InstanceOptions(), new InstanceOptions());
        Assert.NotEqual(_original, _original with { KeepHistory = true });
        Assert.NotEqual(_original, _original with { TimeProvider = Today });
        Assert.NotEqual(_original, _original with { Services = null });
        Assert.NotEqual(_original, _original with { CriterionTimeout = TimeSpan.FromSeconds(6) });
    }

    [Fact]
    public async Task An_instance_started_with_a_copy_uses_the_clock_of_the_copy()
    {
        var original = Start(_original);
        var copy = Start(_original with { TimeProvider = Today });

        await original.FireAsync("note");
        await copy.FireAsync("note");

        Assert.Equal(["2026-05-01"], original.Subject);
        Assert.Equal(["2026-05-02"], copy.Subject);
    }

    [Fact]
    public async Task An_instance_started_with_a_copy_uses_the_services_of_the_copy()
    {
        var original = Start(_original);
        var copy = Start(_original with { Services = new Approvals(isApproved: true) });

        Assert.False((await original.EvaluateAsync("check")).Passed);
        Assert.True((await copy.EvaluateAsync("check")).Passed);
    }

    [Fact]
    public async Task An_instance_started_with_a_copy_keeps_a_history_if_the_copy_does()
    {
        var original = Start(_original);
        var copy = Start(_original with { KeepHistory = true });
        var copyOfCopy = Start(_original with { KeepHistory = true } with { KeepHistory = false });

        foreach (var instance in new[] { original, copy, copyOfCopy })
            await instance.FireAsync("plain");

        Assert.Empty(original.History);
        Assert.Single(copy.History);
        Assert.Empty(copyOfCopy.History);
    }

    [Fact]
    public async Task One_options_object_serves_instances_of_several_lifecycles()
    {
        var other = InlineLifecycle.Of(l =>
        {
            l.StartsIn("x");
            l.Stage("x").On("go").GoTo("y");
        });

        var first = Start(_original);
        var second = other.Start("", _original);
        var third = Start(_original);

        Assert.Equal(("a", "x", "a"), (first.Stage, second.Stage, third.Stage));
        Assert.Equal("y", (await second.FireAsync("go")).To);
        await first.FireAsync("plain");
        Assert.Equal((1, 0), (first.Version, third.Version));
    }

    [Fact]
    public void Options_keep_no_lifecycle_alive_but_the_first_that_used_them()
    {
        var options = _original with { KeepHistory = true };
        _ = Start(options);

        var later = new WeakReference[20];
        for (var index = 0; index < later.Length; index++)
            later[index] = StartNew(options);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.DoesNotContain(later, lifecycle => lifecycle.IsAlive);
        GC.KeepAlive(options);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference StartNew(InstanceOptions options)
        {
            var lifecycle = InlineLifecycle.Of(l => l.StartsIn("a"));
            _ = lifecycle.Start("", options);
            return new(lifecycle.Graph);
        }
    }

    [Fact]
    public void A_lifecycle_keeps_no_options_alive()
    {
        var original = _original with { KeepHistory = false };
        _ = Start(original);

        var copies = new WeakReference[20];
        for (var index = 0; index < copies.Length; index++)
            copies[index] = StartWithCopy(original);
        GC.Collect();

        Assert.DoesNotContain(copies, copy => copy.IsAlive);
        GC.KeepAlive(original);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference StartWithCopy(InstanceOptions original)
        {
            var copy = original with { KeepHistory = true };
            _ = Start(copy);
            return new(copy);
        }
    }

    private static LifecycleInstance<string, string, List<string>> Start(InstanceOptions options) =>
        Lifecycle.Start([], options);

    private sealed class Approvals(bool isApproved) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Approvals) ? this : null;

        public bool IsApproved => isApproved;
    }

    private sealed class IsApproved(Approvals approvals) : EntryCriterion<List<string>>
    {
        protected override CriterionResult Evaluate(CriterionContext<List<string>> context) =>
            approvals.IsApproved ? CriterionResult.Met() : CriterionResult.Unmet("It is not approved.");
    }
}
