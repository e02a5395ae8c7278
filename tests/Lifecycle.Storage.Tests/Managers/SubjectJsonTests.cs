using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>JSON is read and written by the application's own code, which may throw anything.</summary>
public class SubjectJsonTests
{
    private readonly InMemoryLifecycleStore _store = new();

    [Theory]
    [InlineData("""{"Broken":"setter"}""")]
    [InlineData("""{"Key":"x"}""")]
    public async Task A_subject_whose_code_throws_cannot_be_read(string json)
    {
        await Manager().StartAsync("m", new());
        var stored = (await _store.FindAsync("MeterLifecycle", "m"))!;
        await _store.WriteAsync(new() { Instance = stored with { Subject = json, ConcurrencyToken = 2 } });

        foreach (var read in new Func<Task>[]
        {
            async () => await Manager().GetAsync("m"),
            async () => await Manager().TryFireAsync("m", "read"),
            async () => await Manager().FindAsync().ToArrayAsync(),
            async () => await Manager().AsUntyped().GetAsync("m"),
        })
        {
            var thrown = await Assert.ThrowsAsync<LifecycleException>(read);
            Assert.StartsWith(
                "The subject of MeterLifecycle m cannot be read: ", thrown.Message, StringComparison.Ordinal);
            Assert.NotNull(thrown.InnerException);
        }
    }

    [Theory]
    [InlineData("""{"Broken":"setter"}""")]
    [InlineData("""{"Key":"x"}""")]
    public async Task JSON_whose_code_throws_cannot_be_read_as_a_subject(string json)
    {
        var thrown = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Manager().AsUntyped().StartAsync("m", Json.Element(json)));

        Assert.StartsWith(
            "The JSON is not a subject of MeterLifecycle: expected Meter, got {",
            thrown.Message,
            StringComparison.Ordinal);
        Assert.Equal("subject", thrown.ParamName);
    }

    [Fact]
    public async Task A_payload_whose_code_throws_cannot_be_read()
    {
        await Manager().StartAsync("m", new());

        var thrown = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Manager().AsUntyped().TryFireAsync("m", "read", new() { Payload = Json.Element("\"x\"") }));

        Assert.StartsWith(
            "The JSON is not the payload of read: expected MeterKey, got \"x\". ",
            thrown.Message,
            StringComparison.Ordinal);
        Assert.IsType<KeyNotFoundException>(thrown.InnerException);
    }

    [Fact]
    public async Task A_subject_that_JSON_cannot_hold_cannot_be_written()
    {
        var meters = Manager();
        await meters.StartAsync("m", new());

        foreach (var write in new Func<Task>[]
        {
            async () => await meters.StartAsync("n", new() { Value = double.PositiveInfinity }),
            async () => await meters.UpdateAsync("m", meter => meter.Value = double.NaN),
            async () => await meters.FireAsync("m", "read", new() { Payload = new MeterKey() }),
        })
        {
            var thrown = await Assert.ThrowsAsync<LifecycleException>(write);
            Assert.Matches("^The subject of MeterLifecycle [mn] cannot be written as JSON: ", thrown.Message);
        }

        Assert.Equal(0, (await meters.GetAsync("m")).Version);
    }

    [Fact]
    public async Task A_subject_that_would_not_be_read_back_as_it_is_is_not_stored()
    {
        // The compiler knows it too.
#pragma warning disable LFC1012
        var sealedMeters = new LifecycleManager<string, string, SealedMeter>(
            new InlineMeter<SealedMeter>(), _store, MeterJson.Default.SealedMeter);
#pragma warning restore LFC1012
        await sealedMeters.StartAsync("m", new());

        foreach (var write in new Func<Task>[]
        {
            async () => await sealedMeters.UpdateAsync("m", meter => meter.Read(7)),
            async () => await sealedMeters.FireAsync("m", "read"),
            async () => await sealedMeters.StartAsync("n", SealedMeter.At(7)),
        })
        {
            var thrown = await Assert.ThrowsAsync<LifecycleException>(write);
            Assert.Matches(
                "^The subject of InlineMeter [mn] was not stored, since it would not be read back as it is: "
                    + @"\$\.Value would change\. Give the property a setter",
                thrown.Message);
        }

        Assert.Equal(0, (await sealedMeters.GetAsync("m")).Version);
    }

    [Fact]
    public async Task A_subject_that_is_written_differently_each_time_is_stored()
    {
        var meters = new LifecycleManager<string, string, AgeingMeter>(
            new InlineMeter<AgeingMeter>(), _store, MeterJson.Default.AgeingMeter);

        await meters.StartAsync("m", new());
        await meters.UpdateAsync("m", meter => meter.Value = 3);

        Assert.Equal(3, (await meters.GetAsync("m")).Subject.Value);
    }

    [Theory]
    [InlineData(0xd800)]
    [InlineData(0x61, 0xdc00, 0x62)]
    [InlineData(0xde00, 0xd83d)]
    [InlineData(0xd83d, 0xde00, 0xd83d)]
    public async Task Text_that_is_not_Unicode_is_refused_wherever_it_is_in_a_subject(params int[] codes)
    {
        var text = string.Concat(codes.Select(code => (char)code));
        var meters = new LifecycleManager<string, string, NamedMeter>(
            new InlineMeter<NamedMeter>(), _store, MeterJson.Default.NamedMeter);
        await meters.StartAsync("m", new());

        foreach (var change in new Action<NamedMeter>[]
        {
            meter => meter.Name = text,
            meter => meter.Values[text] = 1,
            meter => meter.Inner = new() { Name = text },
        })
        {
            var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
                await meters.UpdateAsync("m", change));
            Assert.StartsWith(
                "The subject of InlineMeter m cannot be written as JSON: The text has U+",
                thrown.Message,
                StringComparison.Ordinal);
        }

        await meters.UpdateAsync("m", meter => meter.Name = "\ud83d\ude00 \ufffd <\u0001>");
        Assert.Equal("\ud83d\ude00 \ufffd <\u0001>", (await meters.GetAsync("m")).Subject.Name);
    }

    [Fact]
    public async Task An_asynchronous_change_is_awaited()
    {
        var meters = Manager();
        await meters.StartAsync("m", new());

        await meters.UpdateAsync("m", async meter =>
        {
            await Task.Yield();
            meter.Value = 5;
        });

        Assert.Equal(5, (await meters.GetAsync("m")).Subject.Value);
        await Assert.ThrowsAsync<TimeoutException>(async () => await meters.UpdateAsync("m", async meter =>
        {
            await Task.Yield();
            throw new TimeoutException();
        }));
    }

    [Fact]
    public async Task An_event_without_type_info_cannot_be_written()
    {
        var meters = Manager();
        await meters.StartAsync("m", new());

        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () => await meters.FireAsync("m", "sell"));

        Assert.Equal(
            "An event of type List<Version> cannot be written: no JSON type info for it. "
                + "Set `Json` in the manager's options to options whose `TypeInfoResolver` describes it.",
            thrown.Message);
    }

    private LifecycleManager<string, string, Meter> Manager() =>
        new(new MeterLifecycle(), _store, MeterJson.Default.Meter, new() { Json = MeterJson.Default.Options });
}

public sealed class Meter
{
    public double Value { get; set; }

    public MeterKey? Key { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Broken
    {
        get => null;
        set => throw new TimeoutException($"{value} does not answer.");
    }
}

[JsonConverter(typeof(MeterKeyConverter))]
public sealed record MeterKey;

public sealed class MeterKeyConverter : JsonConverter<MeterKey>
{
    public override MeterKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new KeyNotFoundException("There is no such key.");

    public override void Write(Utf8JsonWriter writer, MeterKey value, JsonSerializerOptions options) =>
        writer.WriteNullValue();
}

/// <summary>A meter whose value JSON writes and cannot read.</summary>
public sealed class SealedMeter
{
    public int Value { get; private set; }

    public static SealedMeter At(int value)
    {
        var meter = new SealedMeter();
        meter.Read(value);
        return meter;
    }

    public void Read(int value) => Value = value;
}

/// <summary>A meter whose JSON is never the same twice.</summary>
public sealed class AgeingMeter
{
    private static long _age;

    public int Value { get; set; }

    public long Age => Interlocked.Increment(ref _age);
}

public sealed class NamedMeter
{
    public string Name { get; set; } = "";

    public Dictionary<string, int> Values { get; set; } = [];

    public NamedMeter? Inner { get; set; }
}

public sealed class InlineMeter<TMeter> : LifecycleDefinition<string, string, TMeter>
{
    public override string Name => "InlineMeter";

    protected override void Define(LifecycleBuilder<string, string, TMeter> lifecycle)
    {
        lifecycle.StartsIn("used");
        lifecycle.Stage("used")
            .On("read").OnTransition(context => (context.Subject as SealedMeter)?.Read(7)).Stay()
            .On("sell").GoTo("sold");
        lifecycle.Stage("sold").IsTerminal();
    }
}

[JsonSerializable(typeof(Meter))]
[JsonSerializable(typeof(SealedMeter))]
[JsonSerializable(typeof(AgeingMeter))]
[JsonSerializable(typeof(NamedMeter))]
public sealed partial class MeterJson : JsonSerializerContext;

/// <summary>A meter whose steps have results that JSON cannot hold.</summary>
public sealed class MeterLifecycle : LifecycleDefinition<string, string, Meter>
{
    protected override void Define(LifecycleBuilder<string, string, Meter> lifecycle)
    {
        lifecycle.StartsIn("used");
        lifecycle.Trigger("read").Carries<MeterKey>();
        lifecycle.Stage("used")
            .On("read").OnTransition(context => context.Subject.Value = double.NaN).Stay()
            .On("sell").Emits(_ => new List<Version>()).GoTo("sold");
        lifecycle.Stage("sold").IsTerminal();
    }
}
