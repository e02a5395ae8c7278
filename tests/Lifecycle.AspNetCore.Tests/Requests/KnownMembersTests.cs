using System.Text.Json;
using System.Text.Json.Serialization;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Requests;

/// <summary>What a serializer would skip is refused, and nothing else.</summary>
public class KnownMembersTests
{
    [Theory]
    [InlineData("""{"price":{"amount":1}}""")]
    [InlineData("""{"price":null}""")]
    [InlineData("""{"weight":{"kilograms":3}}""")]
    [InlineData("""{"labels":["a"]}""")]
    [InlineData("""{"content":{"$type":"fragile","layers":2}}""")]
    [InlineData("""{"content":{"weightless":true}}""")]
    [InlineData("""{"prices":{"any":{"amount":1}}}""")]
    [InlineData("""{"anything":{"a":{"b":1}}}""")]
    [InlineData("""{"isFree":true}""")]
    [InlineData("""{"content":{"$type":"fragile","layers":2,"isThick":false}}""")]
    public async Task What_is_read_is_accepted(string parcel)
    {
        await using var app = await StartAsync();

        Assert.Equal(201, (await SendAsync(app, parcel)).Code);
    }

    [Theory]
    [InlineData("""{"price":{"amuont":1}}""", "amuont", "amount")]
    [InlineData("""{"content":{"$type":"fragile","layer":2}}""", "layer", "layers, weightless")]
    [InlineData("""{"content":{"layers":2}}""", "layers", "weightless")]
    [InlineData("""{"content":{"typ":"fragile"}}""", "typ", "weightless")]
    [InlineData("""{"prices":{"any":{"amuont":1}}}""", "amuont", "amount")]
    [InlineData("""{"priceList":[{"amount":1},{"amuont":1}]}""", "amuont", "amount")]
    [InlineData("""{"$id":"1"}""", "$id", "price, weight")]
    [InlineData("""{"isFree":false}""", "isFree", "price, weight")]
    [InlineData("""{"content":{"$type":"fragile","layers":2,"isThick":true}}""", "isThick", "layers")]
    public async Task What_would_be_skipped_is_refused(string parcel, string member, string known)
    {
        await using var app = await StartAsync();

        var reply = await SendAsync(app, parcel);

        Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
        Assert.StartsWith(
            $"The subject has no member \"{member}\" to set. It has {known}", reply.Detail, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(
        services: services => services
            .AddLifecycle<ParcelLifecycle>()
            .ConfigureStorage(storage => storage.Json = JsonSerializerOptions.Web)
            .UseInMemory(),
        before: each => each.MapLifecycle<ParcelLifecycle>("/parcels"));

    private static Task<Reply> SendAsync(TestApp app, string parcel) =>
        app.SendAsync("PUT", "/parcels/1", $$"""{"subject":{{parcel}}}""", ("If-None-Match", "*"));

    public record struct Money(decimal Amount);

    [JsonPolymorphic]
    [JsonDerivedType(typeof(Content))]
    [JsonDerivedType(typeof(Fragile), "fragile")]
    public record Content
    {
        public bool Weightless { get; set; }
    }

    public sealed record Fragile : Content
    {
        public int Layers { get; set; }

        public bool IsThick => Layers > 3;
    }

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public sealed class Parcel
    {
        public Money? Price { get; set; }

        [JsonConverter(typeof(Kilograms))]
        public Weight Weight { get; set; } = new(0);

        public List<string> Labels { get; } = [];

        public Content? Content { get; set; }

        public Dictionary<string, Money>? Prices { get; set; }

        public List<Money>? PriceList { get; set; }

        public object? Anything { get; set; }

        public bool IsFree => Price is null;
    }

    public sealed record Weight(int Grams);

    private sealed class Kilograms : JsonConverter<Weight>
    {
        public override Weight Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return new(1000 * json.RootElement.GetProperty("kilograms").GetInt32());
        }

        public override void Write(Utf8JsonWriter writer, Weight value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("kilograms", value.Grams / 1000);
            writer.WriteEndObject();
        }
    }

    private sealed class ParcelLifecycle : LifecycleDefinition<string, string, Parcel>
    {
        protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
        {
            lifecycle.StartsIn("packed");
            lifecycle.Stage("packed").On("send").GoTo("sent");
            lifecycle.Stage("sent").IsTerminal();
        }
    }
}
