namespace Lifecycle.Tests.Execution;

public class StartObservationTests
{
    /// <summary>Says nothing of fires.</summary>
    private abstract class StartObserver : ITransitionObserver
    {
        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull => null;

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull
        {
        }

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull
        {
        }
    }

    /// <summary>Remembers the starts that it saw.</summary>
    private sealed class Log(Exception? failure = null) : StartObserver, ITransitionObserver
    {
        public List<string> Lines { get; } = [];

        public object? OnStarting<TStage, TTrigger>(in ObservedStart<TStage, TTrigger> start)
            where TStage : notnull
            where TTrigger : notnull
        {
            Note($"{start.Graph.Name} {start.InstanceId} starts in {start.Stage} by {start.Actor}");
            return Lines.Count;
        }

        public void OnStarted<TStage, TTrigger>(
            in ObservedStart<TStage, TTrigger> start, GateReport report, object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            Note($"{beginning} {report.Outcome} {string.Join(",", report.Lines.Select(line => line.Criterion.Id))}");

        public void OnStartFailed<TStage, TTrigger>(
            in ObservedStart<TStage, TTrigger> start, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull =>
            Note($"{beginning} {(isCancelled ? "cancelled" : $"failed: {exception.Message}")}");

        private void Note(string line)
        {
            Lines.Add(line);
            if (failure is not null)
                throw failure;
        }
    }

    private readonly Log _log = new();
    private readonly Log _broken = new(new InvalidOperationException("broken"));
    private readonly List<string> _failures = [];

    private static InlineLifecycle<string, string, string> Gated => InlineLifecycle.Of(l =>
    {
        l.StartsIn("a")
            .Requires("WORD", word => word.Length > 0, "There is no word.")
            .OnStart(start =>
            {
                if (start.Subject == "bad")
                    throw new InvalidOperationException("boom");
                if (start.Subject == "slow")
                    throw new TaskCanceledException("It took too long.");
            });
        l.Stage("a").On("go").Stay();
    });

    private InstanceOptions Options(Log log) => new()
    {
        Observer = log,
        InstanceId = "W-1",
        OnObserverFailure = failure => _failures.Add(failure.Message),
    };

    [Fact]
    public async Task An_observer_sees_a_start_with_its_instance_and_actor()
    {
        await Gated.StartAsync("word", new() { Actor = "Ann" }, Options(_log));

        Assert.Equal(["InlineLifecycle`3 W-1 starts in a by Ann", "1 Started WORD"], _log.Lines);
    }

    [Fact]
    public async Task An_observer_sees_a_start_that_is_refused()
    {
        await Gated.TryStartAsync("", options: Options(_log));

        Assert.Equal(["InlineLifecycle`3 W-1 starts in a by ", "1 Refused WORD"], _log.Lines);
    }

    [Theory]
    [InlineData("bad", "1 failed: boom")]
    [InlineData("slow", "1 failed: It took too long.")]
    public async Task An_observer_sees_a_start_whose_action_fails(string subject, string line)
    {
        await Assert.ThrowsAnyAsync<Exception>(async () =>
            await Gated.TryStartAsync(subject, options: Options(_log)));

        Assert.Equal(line, _log.Lines[^1]);
    }

    [Fact]
    public async Task Only_the_token_of_the_caller_makes_a_start_cancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Gated.TryStartAsync("word", options: Options(_log), cancellationToken: new(canceled: true)));

        Assert.Equal("1 cancelled", _log.Lines[^1]);
    }

    [Fact]
    public void An_observer_sees_the_start_of_a_lifecycle_whose_start_has_no_gate()
    {
        var open = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Stay();
        });

        open.Start("word", Options(_log));

        Assert.Equal(["InlineLifecycle`3 W-1 starts in a by ", "1 Started "], _log.Lines);
    }

    [Fact]
    public async Task An_instance_that_is_resumed_does_not_start()
    {
        var instance = await Gated.StartAsync("word");

        Gated.Resume("word", instance.Snapshot(), Options(_log));

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_command_that_no_start_takes_is_an_error_of_the_caller_and_not_observed()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Gated.TryStartAsync("word", new() { ExpectedVersion = 1 }, Options(_log)));

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task An_observer_that_throws_does_not_replace_the_result_of_a_start()
    {
        var start = await Gated.TryStartAsync("word", options: Options(_broken));

        Assert.NotNull(start.Instance);
        Assert.Equal(["broken", "broken"], _failures);
    }

    [Fact]
    public async Task An_observer_that_throws_does_not_hide_the_exception_of_an_action_of_a_start()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Gated.TryStartAsync("bad", options: Options(_broken)));

        Assert.Equal("boom", thrown.Message);
        Assert.Equal(["broken", "broken"], _failures);
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("no time");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_start_whose_clock_fails_is_observed_as_failed(bool isAsynchronous)
    {
        var open = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Stay();
        });
        var options = Options(_log) with { TimeProvider = new BrokenClock() };

        await Assert.ThrowsAsync<InvalidOperationException>(async () => _ = isAsynchronous
            ? await open.StartAsync("word", options: options)
            : open.Start("word", options));

        Assert.Equal(["InlineLifecycle`3 W-1 starts in a by ", "1 failed: no time"], _log.Lines);
    }

    private sealed class Setter(AsyncLocal<string> ambient) : StartObserver, ITransitionObserver
    {
        public object? OnStarting<TStage, TTrigger>(in ObservedStart<TStage, TTrigger> start)
            where TStage : notnull
            where TTrigger : notnull => ambient.Value = "theirs";
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ambient_data_that_an_observer_sets_does_not_reach_the_caller_of_a_start(bool isAsynchronous)
    {
        var ambient = new AsyncLocal<string> { Value = "mine" };
        var options = new InstanceOptions { Observer = new Setter(ambient) };
        var open = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Stay();
        });

        _ = isAsynchronous ? await open.StartAsync("word", options: options) : open.Start("word", options);

        Assert.Equal("mine", ambient.Value);
    }
}
