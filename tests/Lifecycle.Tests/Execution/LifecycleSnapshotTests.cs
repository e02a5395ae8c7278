using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public partial class LifecycleSnapshotTests
{
    private static readonly OrderLifecycle Lifecycle = new();

    [Fact]
    public async Task A_snapshot_keeps_the_previous_stage_through_JSON()
    {
        var instance = Lifecycle.Resume(new(), Shipped, version: 2);
        await instance.FireAsync(Hold, new() { Payload = new HoldNotice("address") });

        var json = JsonSerializer.Serialize(instance.Snapshot());
        var resumed = Lifecycle.Resume(new(), JsonSerializer.Deserialize<LifecycleSnapshot>(json)!);

        Assert.Equal(instance.Snapshot(), resumed.Snapshot());
        Assert.Equal(("OnHold", 3, "Shipped"), (
            resumed.Snapshot().Stage, resumed.Snapshot().Version, resumed.Snapshot().Previous));
        Assert.Equal(Shipped, (await resumed.FireAsync(Release)).To);
    }

    [Fact]
    public async Task Returns_can_lead_back_and_forth()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").On("on").GoTo("c").On("back").GoToPrevious();
            l.Stage("c").On("back").GoToPrevious();
        });
        var instance = lifecycle.Start("");
        foreach (var trigger in new[] { "go", "on", "back", "back", "back" })
            await instance.FireAsync(trigger);

        Assert.Equal(lifecycle.SnapshotOf("b", 5, "c"), instance.Snapshot() with { EnteredAt = null });
        Assert.Equal("c", (await lifecycle.Resume("", instance.Snapshot()).FireAsync("back")).To);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_JSON_of_a_snapshot_has_names_in_one_form_whatever_the_options(bool isGenerated)
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var instance = Lifecycle.Resume(new(), Shipped, 2, new() { TimeProvider = clock });
        Assert.Equal(
            """{"lifecycle":"OrderLifecycle","definitionRevision":1,"stage":"Shipped","version":2,"enteredAt":"2026-"""
                + """03-01T12:00:00+00:00"}""",
            instance.Snapshot().ToJson());
        clock.Advance(TimeSpan.FromHours(1));
        await instance.FireAsync(Hold, new() { Payload = new HoldNotice("address") });
        var snapshot = instance.Snapshot();

        var options = isGenerated
            ? SnapshotContext.Default.Options
            : new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper };
        var json = JsonSerializer.Serialize(snapshot, options);

        Assert.Equal(
            """{"lifecycle":"OrderLifecycle","definitionRevision":1,"stage":"OnHold","previous":"Shipped","version":"""
                + """3,"enteredAt":"2026-03-01T13:00:00+00:00"}""",
            json);
        Assert.Equal(json, snapshot.ToJson());
        Assert.Equal(snapshot, LifecycleSnapshot.FromJson(json));
        Assert.Equal(snapshot, JsonSerializer.Deserialize<LifecycleSnapshot>(json, options));
    }

    [Theory]
    [InlineData("lifecycle", null)]
    [InlineData("definitionRevision", null)]
    [InlineData("stage", null)]
    [InlineData("version", null)]
    [InlineData("lifecycle", "null")]
    [InlineData("definitionRevision", "null")]
    [InlineData("stage", "null")]
    [InlineData("version", "null")]
    [InlineData("stage", "1")]
    [InlineData("lifecycle", "1")]
    [InlineData("previous", "1")]
    [InlineData("definitionRevision", "0")]
    [InlineData("definitionRevision", "\"1\"")]
    [InlineData("version", "-1")]
    [InlineData("version", "1.5")]
    [InlineData("enteredAt", "\"yesterday\"")]
    public void JSON_that_is_not_a_snapshot_is_refused_by_the_name_of_the_member(string member, string? value)
    {
        var members = new Dictionary<string, string>
        {
            ["lifecycle"] = "\"OrderLifecycle\"",
            ["definitionRevision"] = "1",
            ["stage"] = "\"Paid\"",
            ["version"] = "7",
        };
        Assert.Equal(Lifecycle.SnapshotOf(Paid, 7), LifecycleSnapshot.FromJson(Json()));
        if (value is null)
            members.Remove(member);
        else
            members[member] = value;

        foreach (var read in new Func<string, LifecycleSnapshot?>[]
            {
                LifecycleSnapshot.FromJson, json => JsonSerializer.Deserialize<LifecycleSnapshot>(json),
            })
        {
            Assert.Contains(member, Assert.Throws<JsonException>(() => read(Json())).Message);
        }

        string Json() => $"{{ {string.Join(", ", members.Select(each => $"\"{each.Key}\": {each.Value}"))} }}";
    }

    [Fact]
    public void JSON_null_is_not_a_snapshot() =>
        Assert.Throws<JsonException>(() => LifecycleSnapshot.FromJson("null"));

    [Fact]
    public void A_snapshot_of_another_lifecycle_is_not_resumed()
    {
        var snapshot = Lifecycle.SnapshotOf(Paid, 1) with { Lifecycle = "InvoiceLifecycle" };

        var thrown = Assert.Throws<SnapshotMismatchException>(() => Lifecycle.Resume(new(), snapshot));

        Assert.Equal(("lifecycle", snapshot), (thrown.Member, thrown.Snapshot));
        Assert.Equal("The snapshot is of the lifecycle InvoiceLifecycle, and this is OrderLifecycle.", thrown.Message);
    }

    [Fact]
    public void A_snapshot_of_a_later_revision_is_not_resumed()
    {
        var snapshot = Lifecycle.SnapshotOf(Paid, 1) with { DefinitionRevision = 2 };

        var thrown = Assert.Throws<SnapshotMismatchException>(() => Lifecycle.Resume(new(), snapshot));

        Assert.Equal("definitionRevision", thrown.Member);
        Assert.Equal(
            "The snapshot of OrderLifecycle was made under definition revision 2, and this is revision 1. Resume it "
                + "with the later revision.",
            thrown.Message);
    }

    [Fact]
    public async Task A_snapshot_of_an_earlier_revision_is_resumed_if_its_stages_are_left()
    {
        var first = new Doors(1, "Open", "Shut", "Locked");
        var second = new Doors(2, "Open", "Shut");
        var instance = first.Start("");
        await instance.FireAsync("next");

        Assert.Equal(("Shut", 1), (first.SnapshotOf("Shut", 1).Stage, first.SnapshotOf("Shut", 1).DefinitionRevision));
        var resumed = second.Resume("", instance.Snapshot());
        Assert.Equal(("Shut", 2), (resumed.Stage, resumed.Snapshot().DefinitionRevision));

        await instance.FireAsync("next");
        var thrown = Assert.Throws<SnapshotMismatchException>(() => second.Resume("", instance.Snapshot()));
        Assert.Equal("stage", thrown.Member);
        Assert.Equal(
            "The snapshot of Doors, made under definition revision 1, has the stage Locked, which revision 2 does not "
                + "have. It has Open, Shut.",
            thrown.Message);
        Assert.Equal("previous", Assert.Throws<SnapshotMismatchException>(() =>
            second.Resume("", first.SnapshotOf("Open", 3, "Locked"))).Member);
    }

    [Fact]
    public void A_snapshot_in_a_superstage_is_not_resumed()
    {
        var thrown = Assert.Throws<SnapshotMismatchException>(() =>
            Lifecycle.Resume(new(), Lifecycle.SnapshotOf(Active, 1)));

        Assert.Equal("stage", thrown.Member);
        Assert.StartsWith("Active is a superstage", thrown.Message);
    }

    [Fact]
    public void Changed_criteria_leave_the_lifecycle_the_same()
    {
        var changed = Lifecycle.With(criteria => criteria.SetSeverity("SHP-02", Severity.Mandatory));

        Assert.Equal(Paid, changed.Resume(new(), Lifecycle.SnapshotOf(Paid, 1)).Stage);
    }

    [Fact]
    public void A_definition_without_a_revision_has_a_fault()
    {
        var thrown = Assert.Throws<DefinitionException>(() => new Doors(0, "Open", "Shut").Graph);

        Assert.Contains("It has revision 0; the first is 1.", thrown.Message);
    }

    [JsonSerializable(typeof(LifecycleSnapshot))]
    private sealed partial class SnapshotContext : JsonSerializerContext;

    private sealed class Doors(int revision, params string[] stages) : LifecycleDefinition<string, string, string>
    {
        public override int Revision => revision;

        protected override void Define(LifecycleBuilder<string, string, string> lifecycle)
        {
            lifecycle.StartsIn(stages[0]);
            for (var stage = 1; stage < stages.Length; stage++)
                lifecycle.Stage(stages[stage - 1]).On("next").GoTo(stages[stage]);
        }
    }
}
