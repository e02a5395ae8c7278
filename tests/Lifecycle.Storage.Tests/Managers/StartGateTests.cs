using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>The gate in front of a start decides whether an instance is stored.</summary>
public class StartGateTests
{
    private static readonly DateTimeOffset Noon = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    private sealed class WeighedParcels : LifecycleDefinition<string, string, Parcel>
    {
        protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
        {
            lifecycle.StartsIn("packed")
                .Requires("PAR-09", parcel => parcel.Kilos > 0, "It weighs nothing.", "Weigh it.")
                .Requires(new("PAR-10", "The actor is named"), (context, _) =>
                    new(context.Actor is null ? CriterionResult.Unmet("No actor.") : CriterionResult.Met()))
                .OnStart(context => context.Subject.Kilos += context.Now.Hour);
            lifecycle.Stage("packed").IsTerminal();
        }
    }

    private readonly LifecycleManager<string, string, Parcel> _parcels = new(
        new WeighedParcels(),
        new InMemoryLifecycleStore(),
        ParcelJson.Default.Parcel,
        new() { Instance = new() { TimeProvider = new FakeTimeProvider(Noon) } });

    [Fact]
    public async Task A_refused_start_is_a_report_and_stores_nothing()
    {
        var start = await _parcels.TryStartAsync("p", new());

        Assert.Null(start.Instance);
        Assert.Equal(["PAR-09", "PAR-10"], start.Report.Blocking.Select(line => line.Criterion.Id));
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await _parcels.GetAsync("p"));
        await Assert.ThrowsAsync<EntryRefusedException>(async () => await _parcels.StartAsync("p", new()));
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await _parcels.GetAsync("p"));
    }

    [Fact]
    public async Task An_accepted_start_stores_what_its_actions_made_of_the_subject()
    {
        var start = await _parcels.TryStartAsync("p", new() { Kilos = 1 }, new() { Actor = "Ann" });

        Assert.Equal(TransitionOutcome.Started, start.Report.Outcome);
        Assert.Equal(13, start.Required.Subject.Kilos);
        Assert.Equal(13, (await _parcels.GetAsync("p")).Subject.Kilos);
    }

    [Fact]
    public async Task A_start_under_a_command_of_an_id_that_exists_evaluates_no_gate()
    {
        await _parcels.StartAsync("p", new() { Kilos = 1 }, new() { Actor = "Ann" });

        await Assert.ThrowsAsync<InstanceExistsException>(
            async () => await _parcels.TryStartAsync("p", new(), new() { CommandId = "c" }));
    }

    [Fact]
    public async Task A_second_start_of_the_same_id_leaves_the_first_as_it_is()
    {
        await _parcels.StartAsync("p", new() { Kilos = 1 }, new() { Actor = "Ann" });

        await Assert.ThrowsAsync<InstanceExistsException>(
            async () => await _parcels.TryStartAsync("p", new() { Kilos = 5 }, new() { Actor = "Bob" }));
        Assert.Equal(13, (await _parcels.GetAsync("p")).Subject.Kilos);
    }

    [Fact]
    public async Task A_repeated_start_asks_no_criterion_and_runs_no_action()
    {
        await _parcels.StartAsync("p", new() { Kilos = 1 }, new() { Actor = "Ann", CommandId = "start" });
        var parcel = new Parcel();

        var repeated = await _parcels.TryStartAsync("p", parcel, new() { CommandId = "start" });

        Assert.Equal((TransitionOutcome.Started, 13), (repeated.Report.Outcome, repeated.Required.Subject.Kilos));
        Assert.Equal(0, parcel.Kilos);
    }

    [Fact]
    public async Task The_untyped_manager_asks_the_same_gate()
    {
        var untyped = _parcels.AsUntyped();

        var refused = await untyped.TryStartAsync("p", Json.Element("""{"Kilos":0}"""));
        Assert.Equal((null, 2), (refused.Instance, refused.Report.Blocking.Count()));
        await Assert.ThrowsAsync<EntryRefusedException>(
            async () => await untyped.StartAsync("p", Json.Element("""{"Kilos":0}""")));

        var accepted = await untyped.TryStartAsync("p", Json.Element("""{"Kilos":2}"""), new() { Actor = "Ann" });
        Assert.Equal(14, accepted.Required.Subject.GetProperty("Kilos").GetInt32());
        Assert.Equal(14, (await _parcels.GetAsync("p")).Subject.Kilos);
    }

    [Fact]
    public async Task A_start_has_neither_a_payload_nor_an_expected_version_nor_text_that_cannot_be_stored()
    {
        foreach (var command in (TransitionCommand[])
            [new() { Payload = 1 }, new() { ExpectedVersion = 0 }, new() { Actor = "\ud800" }])
        {
            await Assert.ThrowsAsync<ArgumentException>(
                async () => await _parcels.TryStartAsync("p", new() { Kilos = 1 }, command));
        }
    }
}
