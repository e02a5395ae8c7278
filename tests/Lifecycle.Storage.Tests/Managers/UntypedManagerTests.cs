using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>The untyped manager does what the typed manager does, in text and JSON.</summary>
public class UntypedManagerTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly LifecycleManager<GrantStage, GrantTrigger, Grant> _typed;
    private readonly ILifecycleManager _untyped;

    public UntypedManagerTests()
    {
        _typed = GrantManager.Of(new InMemoryLifecycleStore(), _clock);
        _untyped = _typed.AsUntyped();
    }

    [Fact]
    public void It_describes_the_lifecycle()
    {
        Assert.Equal(("Grant", 1, 1), (_untyped.Name, _untyped.DefinitionRevision, _typed.DefinitionRevision));
        Assert.Equal(_typed.Graph.ToJson(), _untyped.Graph.ToJson());
    }

    [Fact]
    public async Task An_instance_is_started_read_changed_and_found()
    {
        var started = await _untyped.StartAsync("g", Json.Element("""{"Title":"Wells"}"""));
        var changed = await _untyped.UpdateAsync("g", grant =>
            Json.Element($$"""{"Title":"Deep {{grant.GetProperty("Title").GetString()}}","Comments":2}"""));
        var read = await _untyped.GetAsync("g");

        var typed = await _typed.GetAsync("g");
        Assert.Equal(("g", "Draft", "Wells"), (started.Id, started.Stage, Title(started)));
        Assert.Equal(("Deep Wells", "Deep Wells"), (Title(changed), Title(read)));
        Assert.Equal(("Deep Wells", 2), (typed.Subject.Title, typed.Subject.Comments));
        Assert.Equal(typed.Stored.ConcurrencyToken, read.Stored.ConcurrencyToken);
        Assert.Equal(typed.Stored.Subject, JsonSerializer.Serialize(read.Subject));
        Assert.Equal(["g"], await IdsAsync(null));
        Assert.Equal(["g"], await IdsAsync(new() { Stages = ["Draft"], Limit = 1 }));
        Assert.Empty(await IdsAsync(new() { Stages = ["Open"] }));
        Assert.Empty(await IdsAsync(new() { After = "g" }));
    }

    [Fact]
    public async Task Firing_evaluating_and_planning_give_the_results_of_the_typed_manager()
    {
        await _typed.StartAsync("typed", new() { Title = "Wells" });
        await _typed.StartAsync("untyped", new() { Title = "Wells" });

        Assert.Equal(
            (await _typed.EvaluateAsync("typed", Submit)).ToJson(),
            (await _untyped.EvaluateAsync("untyped", "Submit")).ToJson());
        Assert.Equal(
            (await _typed.EvaluateAllAsync("typed")).ToJson(),
            (await _untyped.EvaluateAllAsync("untyped")).ToJson());
        Assert.Equal(
            (await _typed.PlanAsync("typed", GrantStage.Announced)).ToJson(),
            (await _untyped.PlanAsync("untyped", "Announced")).ToJson());
        foreach (var trigger in new[] { Submit, Comment, Submit, Review, Approve, Approve })
        {
            var command = new TransitionCommand { Actor = "Ann" };
            var typed = await _typed.TryFireAsync("typed", trigger, command);
            var untyped = await _untyped.TryFireAsync("untyped", $"{trigger}", command);
            Assert.Equal(typed.ToJson(), untyped.ToJson());
            Assert.Equal(typed.Events, untyped.Events);
        }

        var histories = await Task.WhenAll(
            _untyped.HistoryAsync("untyped").ToArrayAsync().AsTask(),
            _typed.HistoryAsync("typed").ToArrayAsync().AsTask());
        Assert.Equal(histories[1].Select(Facts), histories[0].Select(Facts));
        Assert.Equal(
            await _typed.HistoryAsync("untyped").ToArrayAsync(),
            await _untyped.HistoryAsync("untyped").ToArrayAsync());
        Assert.Equal(8, (await _untyped.VerifyHistoryAsync("untyped")).EntryCount);
        Assert.Equal("Announced", (await _untyped.GetAsync("untyped")).Stage);

        static string Facts(StoredEntry entry) =>
            $"{entry.Number} {entry.From} {entry.Trigger} {entry.To} {entry.Outcome} {entry.Actor} {entry.Report}";
    }

    [Fact]
    public async Task A_refusal_is_returned_or_thrown()
    {
        await _typed.StartAsync("g", new());

        LifecycleAssert.Refused(await _untyped.TryFireAsync("g", "Submit"), "GRA-01", "GRA-02");
        await Assert.ThrowsAsync<EntryRefusedException>(async () => await _untyped.FireAsync("g", "Submit"));
        await Assert.ThrowsAsync<TransitionNotPermittedException>(async () => await _untyped.FireAsync("g", "Approve"));
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await _untyped.FireAsync("h", "Submit"));
        await Assert.ThrowsAsync<TimeoutException>(async () => await _untyped.FireAsync("g", "Fail"));
        await Assert.ThrowsAsync<InstanceExistsException>(async () =>
            await _untyped.StartAsync("g", Json.Element("{}")));
        await Assert.ThrowsAsync<ConcurrencyConflictException>(async () =>
            await _untyped.FireAsync("g", "Comment", new() { ExpectedVersion = 7 }));
    }

    [Fact]
    public async Task A_command_is_applied_once_whichever_manager_applies_it()
    {
        await GrantManager.UnderReviewAsync(_typed, "g");
        var command = new TransitionCommand { CommandId = "c" };

        var first = await _untyped.FireAsync("g", "Approve", command);
        var again = await _typed.FireAsync("g", Approve, command);

        Assert.Equal(first.ToJson(), again.ToJson());
        await Assert.ThrowsAsync<CommandReusedException>(async () => await _untyped.FireAsync("g", "Reject", command));
    }

    [Fact]
    public async Task What_falls_due_is_fired()
    {
        await GrantManager.SubmittedAsync(_typed, "g", decideBy: _clock.GetUtcNow().AddDays(1));
        _clock.Advance(TimeSpan.FromDays(1));

        var fired = Assert.Single(await _untyped.FireDueAsync().ToArrayAsync());

        Assert.Equal(("g", "Reject", _clock.GetUtcNow()), (fired.Id, fired.Due.Trigger, fired.Due.DueAt));
        LifecycleAssert.Moved(fired.Result!.Value, "Rejected");
        Assert.Null(fired.Exception);
    }

    [Fact]
    public async Task Stranded_instances_are_found_and_histories_replayed()
    {
        var store = new InMemoryLifecycleStore();
        var old = new LifecycleManager<string, string, Parcel>(new OldParcels(), store, ParcelJson.Default.Parcel);
        await old.StartAsync("van", new() { Kilos = 20 });
        await old.AsUntyped().FireAsync("van", "go");
        var untyped = new LifecycleManager<string, string, Parcel>(
            new NewParcels(),
            store,
            ParcelJson.Default.Parcel).AsUntyped();

        Assert.Equal(2, untyped.DefinitionRevision);
        Assert.Equal("1 instance in in the van (van)", Assert.Single(await untyped.FindStrandedAsync()).ToString());
        Assert.Equal(
            (await old.BacktestAsync(new StricterParcels())).ToString(),
            (await untyped.BacktestAsync(new StricterParcels())).ToString());
        await Assert.ThrowsAsync<StrandedInstanceException>(async () => await untyped.GetAsync("van"));
    }

    [Fact]
    public async Task A_string_keyed_lifecycle_is_managed_too()
    {
        var untyped = new LifecycleManager<string, string, Parcel>(
            new OldParcels(),
            new InMemoryLifecycleStore(),
            ParcelJson.Default.Parcel).AsUntyped();
        await untyped.StartAsync("p", Json.Element("""{"Kilos":20}"""));

        LifecycleAssert.Moved(await untyped.FireAsync("p", "go"), "in the van");
        Assert.Equal("in the van", (await untyped.GetAsync("p")).Stage);
    }

    private async Task<string[]> IdsAsync(InstanceFilter<string>? filter) =>
        [.. (await _untyped.FindAsync(filter).ToArrayAsync()).Select(found => found.Id)];

    private static string? Title(ManagedInstance<string, JsonElement> instance) =>
        instance.Subject.GetProperty("Title").GetString();
}
