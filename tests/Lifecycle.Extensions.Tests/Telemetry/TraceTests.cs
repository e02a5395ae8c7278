using System.Collections.Concurrent;
using System.Diagnostics;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Telemetry;

public sealed class TraceTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;
    private readonly ActivitySource _own = new("Tests");
    private readonly Activity _root;
    private readonly ServiceProvider _container = Container(services => services.AddLifecycle(Observed.Definition));

    public TraceTests()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == LifecycleTelemetry.ActivitySourceName || source == _own,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        _root = _own.StartActivity("root")!;
    }

    private sealed class Clumsy : ITransitionObserver
    {
        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull =>
            null;

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            throw new InvalidOperationException("An observer failed.");

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull
        {
        }
    }

    public void Dispose()
    {
        _root.Dispose();
        _container.Dispose();
        _listener.Dispose();
        _own.Dispose();
    }

    private async Task<Activity> TraceOf(string trigger)
    {
        await Observed.FireAsync(_container, trigger);
        return Assert.Single(_ended, activity => activity.ParentSpanId == _root.SpanId);
    }

    [Fact]
    public async Task A_fire_is_an_activity_with_its_outcome()
    {
        var activity = await TraceOf("stop");

        Assert.Equal(("Observed stop", ActivityStatusCode.Unset), (activity.DisplayName, activity.Status));
        Assert.Equal(
            [
                "lifecycle.from=a",
                "lifecycle.name=Observed",
                "lifecycle.outcome=refused",
                "lifecycle.to=b",
                "lifecycle.trigger=stop",
            ],
            activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_failed_action_is_an_error_of_its_activity()
    {
        var activity = await TraceOf("fail");

        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal("System.InvalidOperationException", activity.StatusDescription);
        var recorded = Assert.Single(activity.Events);
        Assert.Equal("exception", recorded.Name);
        Assert.DoesNotContain(recorded.Tags, tag => $"{tag.Value}".Contains("failed.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_observer_that_throws_leaves_no_activity_open()
    {
        using var container = Container(services =>
        {
            services.AddSingleton<ITransitionObserver, Clumsy>();
            services.AddLifecycle(Observed.Definition);
        });

        await Observed.FireAsync(container, "go");

        Assert.Equal(
            "Observed go",
            Assert.Single(_ended, activity => activity.ParentSpanId == _root.SpanId).DisplayName);
    }

    [Fact]
    public async Task Activities_of_a_criterion_belong_to_the_activity_of_its_fire_and_later_ones_do_not()
    {
        Activity? inside = null;
        using var container = Container(services => services.AddLifecycle(new InlineLifecycle("Nested", l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").OnTransition(_ => inside = Activity.Current).Stay();
        })));

        await Observed.FireAsync(container, "go");

        Assert.Equal("Nested go", inside?.DisplayName);
        Assert.Same(_root, Activity.Current);
    }

    private sealed class SilentException : InvalidOperationException
    {
        public override string Message => throw new InvalidOperationException("no text");
    }

    [Theory]
    [InlineData(true, "Silent start")]
    [InlineData(false, "Silent go")]
    public async Task An_exception_whose_message_throws_leaves_no_activity_open(bool starts, string expected)
    {
        using var container = Container(services => services.AddLifecycle(
            new InlineLifecycle("Silent", l =>
            {
                l.StartsIn("a").OnStart(_ => throw new SilentException());
                l.Stage("a").On("go").OnTransition(_ => throw new SilentException()).Stay();
            }),
            options => options.LogExceptionTexts = true));
        await using var scope = container.CreateAsyncScope();

        if (starts)
        {
            await Assert.ThrowsAsync<SilentException>(async () =>
                await Observed.Lifecycle(scope.ServiceProvider).StartAsync("subject"));
        }
        else
        {
            await Observed.FireAsync(container, "go");
        }

        Assert.Equal(
            expected,
            Assert.Single(_ended, activity => activity.ParentSpanId == _root.SpanId).DisplayName);
    }
}
