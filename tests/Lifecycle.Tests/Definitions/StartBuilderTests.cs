using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Definitions;

public class StartBuilderTests
{
    private static readonly DateTimeOffset Noon = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    private sealed class Letter
    {
        public string? Sender { get; set; }

        public List<string> Log { get; } = [];

        public List<Waiver> Waivers { get; } = [];
    }

    [Criterion("ACT-01", "The actor is named")]
    private sealed class ActorIsNamed : EntryCriterion<Letter>
    {
        protected override CriterionResult Evaluate(CriterionContext<Letter> context) =>
            context.Actor is null ? CriterionResult.Unmet("No actor is named.") : CriterionResult.Met();
    }

    private static InlineLifecycle<string, string, Letter> Gated(
        Action<StartBuilder<string, string, Letter>>? more = null) =>
        InlineLifecycle.Of<Letter>(l =>
        {
            var start = l.StartsIn("received").Requires("REC-01", letter => letter.Sender is not null, "No sender.");
            more?.Invoke(start);
            l.WaiversFrom(letter => letter.Waivers);
            l.Stage("received").On("read").GoTo("read");
            l.Stage("read").On("forget").GoTo("received");
        });

    [Fact]
    public async Task A_subject_that_meets_the_criteria_starts_in_the_initial_stage()
    {
        var start = await Gated().TryStartAsync(new() { Sender = "Ann" });

        Assert.Equal(TransitionOutcome.Started, start.Report.Outcome);
        Assert.True(start.Report.Passed);
        Assert.Equal(("received", 0L), (start.Instance!.Stage, start.Instance.Version));
        Assert.Equal("A start in received is accepted.\n  met      REC-01", start.Report.ToString());
    }

    [Fact]
    public async Task A_subject_that_does_not_is_refused_with_a_report_and_there_is_no_instance()
    {
        var start = await Gated(start => start.OnStart(context => context.Subject.Log.Add("started")))
            .TryStartAsync(new());

        Assert.Null(start.Instance);
        Assert.Equal(
            "A start in received is refused: 1 criterion blocks.\n  UNMET    REC-01  No sender.",
            start.Report.ToString());
        Assert.Equal((null, null, "received"), (start.Report.Trigger, start.Report.From, start.Report.To));
        Assert.Same(
            start.Report, Assert.Throws<EntryRefusedException>(() => start.Required).Report);
    }

    [Fact]
    public async Task A_start_that_must_be_accepted_throws_when_it_is_refused()
    {
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(async () => await Gated().StartAsync(new()));
        Assert.Equal("REC-01", Assert.Single(refused.Report.Blocking).Criterion.Id);

        Assert.Equal("received", (await Gated().StartAsync(new() { Sender = "Ann" })).Stage);
    }

    [Fact]
    public void A_start_that_would_walk_around_the_gate_is_refused()
    {
        var exception = Assert.Throws<LifecycleException>(() => Gated().Start(new() { Sender = "Ann" }));
        Assert.Contains("call StartAsync or TryStartAsync", exception.Message);

        var acting = InlineLifecycle.Of(l => l.StartsIn("a").OnStart(_ => { }));
        Assert.Throws<LifecycleException>(() => acting.Start(""));
    }

    [Fact]
    public async Task A_definition_without_such_a_gate_starts_either_way()
    {
        var open = InlineLifecycle.Of(l => l.StartsIn("a"));

        Assert.Equal("a", open.Start("").Stage);
        Assert.Equal("a", (await open.StartAsync("")).Stage);
    }

    [Fact]
    public async Task The_actions_run_in_order_once_the_criteria_are_met_and_see_who_starts_it_and_when()
    {
        var letter = new Letter { Sender = "Ann" };
        var gated = Gated(start => start
            .OnStart(context => context.Subject.Log.Add($"{context.Stage} by {context.Actor}: {context.Reason}"))
            .OnStart(async context =>
            {
                await Task.Yield();
                context.Subject.Log.Add($"at {context.Now:t}");
            })
            .OnStart((context, cancellationToken) =>
            {
                context.Subject.Log.Add($"{cancellationToken.CanBeCanceled}");
                return ValueTask.CompletedTask;
            }));
        using var cancellation = new CancellationTokenSource();

        await gated.StartAsync(
            letter,
            new() { Actor = "Bob", Reason = "It came." },
            new() { TimeProvider = new FakeTimeProvider(Noon) },
            cancellation.Token);

        Assert.Equal(["received by Bob: It came.", $"at {Noon:t}", "True"], letter.Log);
    }

    [Fact]
    public async Task An_action_that_throws_leaves_no_instance_and_its_exception_reaches_the_caller()
    {
        var gated = Gated(start => start.OnStart(_ => throw new TimeZoneNotFoundException()));

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(
            async () => await gated.TryStartAsync(new() { Sender = "Ann" }));
    }

    [Fact]
    public async Task A_criterion_sees_the_start_without_a_trigger_and_without_a_stage_before()
    {
        CriterionContext<Letter> seen = default;
        var gated = Gated(start => start.Requires(new("SEE-01", "Seen"), (context, _) =>
        {
            seen = context;
            return new(CriterionResult.Met());
        }));

        await gated.StartAsync(new() { Sender = "Ann" }, new() { Actor = "Bob" });

        Assert.Equal((null, null, "received", "Bob"), (seen.Trigger, seen.From, seen.To, seen.Actor));
    }

    [Fact]
    public async Task A_waiver_lifts_a_waivable_criterion_of_the_start()
    {
        var gated = Gated(start => start.Requires("W-1", _ => false, "Never.", severity: Severity.Waivable));
        var letter = new Letter { Sender = "Ann" };

        Assert.Null((await gated.TryStartAsync(letter)).Instance);

        letter.Waivers.Add(new("W-1", "Sponsor", "Urgent.", Noon.AddYears(-20)));
        Assert.NotNull((await gated.TryStartAsync(letter)).Instance);
    }

    [Fact]
    public async Task A_criterion_that_is_late_is_faulted_and_the_start_refused()
    {
        var clock = new FakeTimeProvider(Noon);
        var gated = Gated(start => start.Requires(
            new("LATE-01", "In time", Timeout: TimeSpan.FromSeconds(5)),
            (_, _) => new(new TaskCompletionSource<CriterionResult>().Task)));

        var starting = gated.TryStartAsync(new() { Sender = "Ann" }, options: new() { TimeProvider = clock });
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(Verdict.Faulted, (await starting).Report.Lines[1].Verdict);
    }

    [Fact]
    public async Task A_cancelled_start_is_cancelled_and_not_refused() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Gated().TryStartAsync(new(), cancellationToken: new CancellationToken(canceled: true)));

    [Theory]
    [InlineData(1L, null)]
    [InlineData(null, "payload")]
    public async Task A_start_has_neither_a_payload_nor_an_expected_version(long? version, string? payload) =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Gated().TryStartAsync(new(), new() { ExpectedVersion = version, Payload = payload }));

    [Fact]
    public void The_graph_lists_its_criteria_and_so_does_its_json()
    {
        var graph = Gated().Graph;

        Assert.Equal("REC-01", Assert.Single(graph.StartCriteria).Id);
        Assert.Equal("REC-01", Assert.Single(graph.AsText().StartCriteria).Id);
        Assert.Equal("REC-01", graph.Criteria[0].Id);
        Assert.Contains("\"startCriteria\":[\"REC-01\"]", graph.ToJson());
    }

    [Fact]
    public void The_report_of_a_start_survives_its_json()
    {
        var report = new GateReport
        {
            Trigger = null,
            From = null,
            To = "received",
            Outcome = TransitionOutcome.Started,
        };

        Assert.Equal(report.ToString(), GateReport.FromJson(report.ToJson()).ToString());
        Assert.Throws<JsonException>(() => GateReport.FromJson((report with { From = "a" }).ToJson()));
        Assert.Throws<JsonException>(
            () => GateReport.FromJson((report with { Outcome = TransitionOutcome.Moved }).ToJson()));
    }

    [Fact]
    public async Task A_plug_in_may_stand_in_front_of_the_start()
    {
        var changed = Gated().With(criteria => criteria.AddToStart<ActorIsNamed>());

        Assert.Null((await changed.TryStartAsync(new() { Sender = "Ann" })).Instance);
        Assert.NotNull((await changed.TryStartAsync(new() { Sender = "Ann" }, new() { Actor = "Bob" })).Instance);
    }

    [Fact]
    public void A_plug_in_for_a_stage_that_no_transition_enters_is_a_fault_of_the_definition()
    {
        var only = InlineLifecycle.Of<Letter>(l =>
        {
            l.StartsIn("received");
            l.Stage("received").Within("open").On("read").GoTo("read");
            l.Stage("read").IsTerminal();
        });

        foreach (var stage in (string[])["received", "open"])
        {
            var fault = Assert.Single(
                Assert.Throws<DefinitionException>(
                    () => only.With(criteria => criteria.Add<ActorIsNamed>(entering: stage)).Graph).Faults);
            Assert.Equal(
                $"{stage}: is entered by no transition, so ACT-01 would never be evaluated; add it to the start "
                    + "(AddToStart) or to a transition.",
                fault.ToString());
        }

        Assert.NotNull(only.With(criteria => criteria.Add<ActorIsNamed>(entering: "read")).Graph);
        Assert.NotNull(Gated().With(criteria => criteria.Add<ActorIsNamed>(entering: "received")).Graph);
    }

    private sealed class Journal : IServiceProvider
    {
        public List<string> Lines { get; } = [];

        public object? GetService(Type serviceType) => serviceType == typeof(Journal) ? this : null;
    }

    private sealed class WriteDown(Journal journal) : IStartAction<string, Letter>
    {
        public async ValueTask RunAsync(StartContext<string, Letter> context, CancellationToken cancellationToken)
        {
            await Task.Yield();
            journal.Lines.Add($"{context.Subject.Sender} in {context.Stage} by {context.Actor}");
        }
    }

    private sealed class TooLate : IStartAction<string, Letter>
    {
        public ValueTask RunAsync(StartContext<string, Letter> context, CancellationToken cancellationToken) =>
            throw new TimeZoneNotFoundException();
    }

    private abstract class Unmakable : IStartAction<string, Letter>
    {
        public abstract ValueTask RunAsync(StartContext<string, Letter> context, CancellationToken cancellationToken);
    }

    [Fact]
    public async Task An_action_class_is_made_from_the_services_and_runs_in_order_once_the_criteria_are_met()
    {
        var journal = new Journal();
        var gated = Gated(start => start
            .OnStart(_ => journal.Lines.Add("first"))
            .OnStart<WriteDown>()
            .OnStart(_ => journal.Lines.Add("last")));
        var options = new InstanceOptions { Services = journal };

        Assert.Null((await gated.TryStartAsync(new(), options: options)).Instance);
        Assert.Empty(journal.Lines);

        await gated.StartAsync(new() { Sender = "Ann" }, new() { Actor = "Bob" }, options);
        Assert.Equal(["first", "Ann in received by Bob", "last"], journal.Lines);
    }

    [Fact]
    public async Task An_action_class_that_throws_leaves_no_instance_and_a_start_that_cannot_run_it_is_refused()
    {
        var gated = Gated(start => start.OnStart<TooLate>());

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(
            async () => await gated.TryStartAsync(new() { Sender = "Ann" }));
        Assert.Throws<LifecycleException>(() => gated.Start(new() { Sender = "Ann" }));
    }

    [Fact]
    public async Task A_start_without_services_throws_if_an_action_class_of_it_needs_them() =>
        Assert.Contains(
            "requires WriteDown, which needs Journal",
            (await Assert.ThrowsAsync<LifecycleException>(async () =>
                await Gated(start => start.OnStart<WriteDown>()).TryStartAsync(new()))).Message);

    [Fact]
    public void An_action_class_of_the_start_that_cannot_be_made_is_a_fault_of_the_definition() =>
        Assert.Equal(
            "The start action Unmakable is abstract and cannot be made.",
            Assert.Single(
                Assert.Throws<DefinitionException>(
                    () => Gated(start => start.OnStart<Unmakable>()).Graph).Faults).ToString());

    [Fact]
    public void An_async_void_action_of_the_start_is_a_fault_of_the_definition()
    {
#pragma warning disable VSTHRD101 // The fault is the point of the test.
        Action<StartContext<string, string>> action = async _ => await Task.Yield();
#pragma warning restore VSTHRD101

        Assert.StartsWith(
            "The start has an async void action",
            Assert.Single(
                Assert.Throws<DefinitionException>(
                    () => InlineLifecycle.Of(l => l.StartsIn("a").OnStart(action)).Graph).Faults).ToString());
    }
}
