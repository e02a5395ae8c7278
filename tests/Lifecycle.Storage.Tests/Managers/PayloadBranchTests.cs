namespace Lifecycle.Storage.Tests.Managers;

/// <summary>The payload of a stored instance's trigger selects the branch, and actions of classes receive it.</summary>
public class PayloadBranchTests
{
    /// <summary>Its services are the log.</summary>
    private sealed class Log : IServiceProvider
    {
        public List<string> Lines { get; } = [];

        public object? GetService(Type serviceType) => serviceType == typeof(Log) ? this : null;
    }

    private sealed class Close(Log log) : IStartAction<string, Door>
    {
        public ValueTask RunAsync(StartContext<string, Door> context, CancellationToken cancellationToken)
        {
            log.Lines.Add($"{context.Stage} by {context.Actor}");
            context.Subject.OpenedWith = 1;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Note(Log log) : ITransitionAction<string, string, Door, Key>
    {
        public ValueTask RunAsync(
            TransitionContext<string, string, Door> context, Key key, CancellationToken cancellationToken)
        {
            log.Lines.Add($"{context.To} with {key.Number}");
            context.Subject.OpenedWith = key.Number;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Doors : LifecycleDefinition<string, string, Door>
    {
        protected override void Define(LifecycleBuilder<string, string, Door> lifecycle)
        {
            lifecycle.StartsIn("locked").OnStart<Close>();
            lifecycle.Trigger("unlock").Carries<Key>();
            lifecycle.Stage("locked").On("unlock").OnTransition<Note>()
                .When<Key>("it fits", (_, key) => key.Number == 42).GoTo("open")
                .When<Key>("it is the master's", async (_, key, cancellationToken) =>
                {
                    await Task.Delay(0, cancellationToken);
                    return key.Number == 0;
                }).GoTo("guarded")
                .Otherwise().Stay();
            lifecycle.Stage("open").IsTerminal();
            lifecycle.Stage("guarded").IsTerminal();
        }
    }

    private readonly Log _log = new();
    private readonly LifecycleManager<string, string, Door> _typed;

    public PayloadBranchTests() => _typed = new(
        new Doors(),
        new InMemoryLifecycleStore(),
        PayloadJson.Default.Door,
        new() { Json = PayloadJson.Default.Options, Instance = new() { Services = _log } });

    [Theory]
    [InlineData("""{"Number":42}""", "open", 42)]
    [InlineData("""{"Number":0}""", "guarded", 0)]
    [InlineData("""{"Number":7}""", "locked", 7)]
    public async Task JSON_selects_the_branch_and_reaches_the_action(string json, string stage, int number)
    {
        var doors = _typed.AsUntyped();
        await doors.StartAsync("d", Json.Element("{}"), new() { Actor = "Ann" });
        Assert.Equal(1, (await _typed.GetAsync("d")).Subject.OpenedWith);

        var result = await doors.FireAsync("d", "unlock", new() { Payload = Json.Element(json) });

        Assert.Equal(stage, result.To);
        Assert.Equal(number, (await _typed.GetAsync("d")).Subject.OpenedWith);
        Assert.Equal(["locked by Ann", $"{stage} with {number}"], _log.Lines);
    }

    [Fact]
    public async Task Without_the_payload_the_report_is_undecided_and_its_JSON_is_valid_and_read_again()
    {
        var doors = _typed.AsUntyped();
        await doors.StartAsync("d", Json.Element("{}"));

        var report = await doors.EvaluateAsync("d", "unlock");
        var prospects = await doors.EvaluateAllAsync("d");

        Assert.Equal((TransitionOutcome.Undecided, null), (report.Outcome, report.To));
        Assert.Equal(["it fits", "it is the master's"], report.Lines.Select(line => line.Criterion.Id));
        Assert.Equal($"{report}", $"{GateReport.FromJson(report.ToJson())}");
        Assert.Equal("", Schemas.Schemas.Faults("report", report.ToJson()));
        Assert.Equal("", Schemas.Schemas.Faults("prospects", prospects.ToJson()));
        Assert.Equal(report.ToJson(), prospects["unlock"].Report.ToJson());
    }

    [Fact]
    public async Task A_payload_of_another_type_is_an_argument_exception_in_a_fire_and_in_a_dry_run()
    {
        var doors = _typed.AsUntyped();
        await doors.StartAsync("d", Json.Element("{}"));

        foreach (var payload in (object[])[Json.Element("[]"), "a text"])
        {
            await Assert.ThrowsAsync<ArgumentException>(
                async () => await doors.TryFireAsync("d", "unlock", new() { Payload = payload }));
            await Assert.ThrowsAsync<ArgumentException>(
                async () => await doors.EvaluateAsync("d", "unlock", new() { Payload = payload }));
        }

        Assert.Equal("locked", (await doors.GetAsync("d")).Stage);
    }
}
