using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>The payload of a command is JSON.</summary>
public class PayloadTests
{
    private readonly LifecycleManager<string, string, Door> _typed = Doors(PayloadJson.Default.Options);

    [Fact]
    public async Task It_is_read_as_the_type_that_the_trigger_carries()
    {
        var doors = _typed.AsUntyped();
        await doors.StartAsync("d", Json.Element("{}"));

        Assert.False((await doors.EvaluateAsync("d", "unlock", Command("""{"Number":7}"""))).Passed);
        Assert.True((await doors.EvaluateAsync("d", "unlock", Command("""{"Number":42}"""))).Passed);
        LifecycleAssert.Refused(await doors.TryFireAsync("d", "unlock", Command("""{"Number":7}""")), "DOO-01");
        await doors.FireAsync("d", "unlock", Command("""{"Number":42}"""));

        Assert.Equal(42, (await _typed.GetAsync("d")).Subject.OpenedWith);
    }

    [Fact]
    public async Task A_payload_may_have_the_carried_type_or_be_null()
    {
        var doors = _typed.AsUntyped();
        await doors.StartAsync("d", Json.Element("{}"));

        await doors.FireAsync("d", "unlock", new() { Payload = new Key(42) });
        await doors.FireAsync("d", "lock");
        await doors.FireAsync("d", "unlock", Command("""{"Number":42}"""));
        await doors.FireAsync("d", "lock", Command("null"));

        Assert.Equal(("locked", 4L), ((await doors.GetAsync("d")).Stage, (await doors.GetAsync("d")).Version));
    }

    [Theory]
    [InlineData("unlock", "[]", "The JSON is not the payload of unlock: expected Key, got []. ")]
    [InlineData("unlock", """{"Number":"x"}""", "The JSON is not the payload of unlock: expected Key, ")]
    [InlineData("unlock", "null", "unlock carries Key, but the command has no payload.")]
    [InlineData("lock", "{}", "lock carries no payload, but the command has {}.")]
    public async Task What_the_trigger_does_not_carry_is_refused(string trigger, string json, string message)
    {
        var doors = _typed.AsUntyped();
        await doors.StartAsync("d", Json.Element("{}"));

        var thrown = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await doors.TryFireAsync("d", trigger, Command(json)));

        Assert.StartsWith(message, thrown.Message, StringComparison.Ordinal);
        Assert.Equal("command", thrown.ParamName);
    }

    [Fact]
    public async Task Without_JSON_options_for_its_type_it_cannot_be_read()
    {
        foreach (var json in new[] { null, new(), GrantJson.Default.Options })
        {
            var doors = Doors(json).AsUntyped();
            await doors.StartAsync("d", Json.Element("{}"));

            var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
                await doors.TryFireAsync("d", "unlock", Command("{}")));

            Assert.Equal(
                "The payload of unlock cannot be read: no JSON type info for Key. "
                    + "Set `Json` in the manager's options to options whose `TypeInfoResolver` describes it.",
                thrown.Message);
        }
    }

    [Fact]
    public void It_can_be_read_before_it_is_fired()
    {
        var doors = _typed.AsUntyped();

        Assert.Equal(new Key(42), doors.ReadPayload("unlock", Json.Element("""{"Number":42}""")));
        Assert.Null(doors.ReadPayload("unlock", Json.Element("null")));
        Assert.Null(doors.ReadPayload("lock", Json.Element("null")));
        Assert.Throws<ArgumentException>("payload", () => doors.ReadPayload("unlock", Json.Element("[]")));
        Assert.Throws<ArgumentException>("payload", () => doors.ReadPayload("lock", Json.Element("{}")));
        Assert.Throws<ArgumentException>("trigger", () => doors.ReadPayload("kick", Json.Element("{}")));
    }

    [Fact]
    public void Its_JSON_type_is_known()
    {
        var doors = _typed.AsUntyped();

        Assert.Equal(typeof(Key), doors.PayloadJson("unlock")!.Type);
        Assert.Null(doors.PayloadJson("lock"));
        Assert.Equal(typeof(Door), doors.SubjectJson.Type);
        Assert.Throws<ArgumentException>("trigger", () => doors.PayloadJson("kick"));
        Assert.Throws<LifecycleException>(() => Doors(null).AsUntyped().PayloadJson("unlock"));
    }

    private static LifecycleManager<string, string, Door> Doors(JsonSerializerOptions? json) =>
        new(new DoorLifecycle(), new InMemoryLifecycleStore(), PayloadJson.Default.Door, new() { Json = json });

    private static TransitionCommand Command(string payload) => new() { Payload = Json.Element(payload) };
}

public sealed class Door
{
    public int OpenedWith { get; set; }
}

public sealed record Key(int Number);

[JsonSerializable(typeof(Door))]
[JsonSerializable(typeof(Key))]
public sealed partial class PayloadJson : JsonSerializerContext;

/// <summary>A door that opens with the right key.</summary>
public sealed class DoorLifecycle : LifecycleDefinition<string, string, Door>
{
    protected override void Define(LifecycleBuilder<string, string, Door> lifecycle)
    {
        lifecycle.StartsIn("locked");
        lifecycle.Trigger("unlock").Carries<Key>();
        lifecycle.Stage("locked")
            .On("unlock")
                .Requires(
                    new("DOO-01", "The key fits"),
                    (context, _) => new(
                        ((Key?)context.Payload)?.Number == 42
                            ? CriterionResult.Met()
                            : CriterionResult.Unmet("It is the wrong key.")))
                .OnTransition(context => context.Subject.OpenedWith = ((Key)context.Payload!).Number)
                .GoTo("open");
        lifecycle.Stage("open").On("lock").GoTo("locked");
    }
}
