using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Storage.Tests.Schemas;

/// <summary>The published schemas describe what the library writes.</summary>
public class SchemaTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Names => [.. Schemas.Names];

    [Fact]
    public void Documents_of_random_lifecycles_are_valid() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Blueprints.Arbitrary(), blueprint =>
        {
            var documents = Documents.OfAsync(blueprint.ToDefinition(), new()).GetAwaiter().GetResult();
            Assert.All(documents, document => Assert.Equal("", Schemas.Faults(document.Schema, document.Json)));
        }));

    [Fact]
    public async Task Documents_with_every_property_are_valid()
    {
        var documents = await AllAsync();

        Assert.All(documents, document => Assert.Equal("", Schemas.Faults(document.Schema, document.Json)));
        var written = documents.SelectMany(document => NamesIn(JsonNode.Parse(document.Json)!)).ToHashSet();
        Assert.Equal([], Schemas.Names.SelectMany(name => Described(Schemas.Text(name))).Except(written));
    }

    [Fact]
    public async Task The_report_of_a_stored_entry_is_the_report()
    {
        var grants = GrantManager.Of(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new());
        var result = await grants.TryFireAsync("g", GrantTrigger.Submit);

        var history = await grants.HistoryAsync("g").ToArrayAsync();

        Assert.Equal(result.Report.ToJson(), history[^1].Report);
        Assert.All(history, entry => Assert.Equal("", Schemas.Faults("report", entry.Report!)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_document_is_refused(string name)
    {
        var json = (await AllAsync()).First(document => document.Schema == name).Json;
        var broken = 0;

        foreach (var property in JsonNode.Parse(json)!.AsObject().Select(property => property.Key).ToArray())
        {
            // A subject, and a change of it, may be any JSON.
            var isTyped = Schemas.Text(name)["properties"]![property]!.AsObject().Count > 1;
            var missing = JsonNode.Parse(json)!.AsObject();
            missing.Remove(property);
            if (Required(name).Contains(property))
                IsRefused(missing);

            if (!isTyped)
                continue;

            var mistyped = JsonNode.Parse(json)!.AsObject();
            mistyped[property] = new JsonObject();
            IsRefused(mistyped);
            mistyped[property] = null;
            IsRefused(mistyped);
        }

        var extended = JsonNode.Parse(json)!.AsObject();
        extended["more"] = 1;
        IsRefused(extended);
        Assert.NotEqual("", Schemas.Faults(name, "[]"));
        Assert.InRange(broken, 3, int.MaxValue);

        void IsRefused(JsonNode document)
        {
            broken++;
            Assert.NotEqual("", Schemas.Faults(name, document));
        }
    }

    [Fact]
    public void An_unknown_outcome_or_a_property_that_is_not_described_is_refused_also_deep_in_a_document()
    {
        const string Line =
            """{"criterion":{"id":"A","title":"A","severity":"Mandatory"},"verdict":"Met","blocks":false}""";
        const string Report =
            $$"""
            {"trigger":"t","from":"a","to":"b","outcome":"Moved","lines":[{{Line}}],"permitted":[],"passed":true}
            """;
        Assert.Equal("", Schemas.Faults("report", Report));

        foreach (var (from, to) in new[]
        {
            ("\"Moved\"", "\"moved\""),
            ("\"Met\"", "1"),
            ("\"Mandatory\"", "\"Fatal\""),
            ("\"blocks\":false", "\"blocks\":false,\"weight\":1"),
            ("\"id\":\"A\"", "\"id\":\"A\",\"owner\":\"B\""),
        })
            Assert.NotEqual("", Schemas.Faults("report", Report.Replace(from, to, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_object_is_closed_and_every_property_is_described(string name)
    {
        var schema = Schemas.Text(name);

        Assert.Equal($"{name}.schema.json", schema["$id"]!.GetValue<string>());
        Assert.All(Objects(schema), each =>
        {
            Assert.False(each["additionalProperties"]!.GetValue<bool>());
            Assert.NotNull(each["title"]);
            Assert.NotNull(each["description"]);
            Assert.All(each["properties"]!.AsObject(), property =>
                Assert.EndsWith(".", property.Value!["description"]!.GetValue<string>(), StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_managed_instance_has_one_form_whatever_the_options()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var grants = GrantManager.Of(new InMemoryLifecycleStore(), clock);
        var typed = await grants.StartAsync("g", new() { Title = "Wells" });
        var untyped = await grants.AsUntyped().GetAsync("g");

        Assert.StartsWith(
            """{"lifecycle":"Grant","id":"g","stage":"Draft","enteredAt":"2026-03-01T12:00:00+00:00","version":0,""",
            typed.ToJson(),
            StringComparison.Ordinal);
        Assert.Equal(typed.ToJson(), untyped.ToJson());
        Assert.Equal(typed.ToJson(), JsonSerializer.Serialize(typed, Web));
        Assert.Equal(typed.ToJson(), JsonSerializer.Serialize(untyped));
        Assert.Throws<NotSupportedException>(() =>
            JsonSerializer.Deserialize<ManagedInstance<GrantStage, Grant>>(typed.ToJson()));
    }

    [Fact]
    public async Task A_stored_entry_and_a_verification_have_one_form_whatever_the_options()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var grants = GrantManager.Of(new InMemoryLifecycleStore(), clock);
        await grants.StartAsync("g", new());
        var entry = (await grants.HistoryAsync("g").ToArrayAsync())[0];
        var verification = await grants.VerifyHistoryAsync("g");

        Assert.StartsWith(
            """{"number":1,"at":"2026-03-01T12:00:00+00:00","kind":"Started","from":"Draft","to":"Draft",""",
            entry.ToJson(),
            StringComparison.Ordinal);
        Assert.Equal(entry.ToJson(), JsonSerializer.Serialize(entry, Web));
        Assert.Equal("""{"entryCount":1,"faults":[],"isWhole":true}""", verification.ToJson());
        Assert.Equal(verification.ToJson(), JsonSerializer.Serialize(verification, Web));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<StoredEntry>(entry.ToJson()));
    }

    /// <summary>Someone who changes a history must not keep others from reading it.</summary>
    [Theory]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("nothing")]
    [InlineData("")]
    public async Task A_detail_that_is_no_JSON_is_named_and_the_rest_is_written(string report)
    {
        var grants = GrantManager.Of(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new());
        var entry = (await grants.HistoryAsync("g").ToArrayAsync())[0];

        var json = JsonNode.Parse((entry with { Report = report }).ToJson())!;

        Assert.Equal("""["report"]""", json["unreadable"]!.ToJsonString());
        Assert.Null(json["report"]);
        Assert.Equal("Started", json["kind"]!.GetValue<string>());
    }

    private static async Task<List<(string Schema, string Json)>> AllAsync()
    {
        var documents = await Documents.OfAsync(new EverythingLifecycle(), new(), trigger =>
            trigger == "pay" ? 3 : null);
        var manager = GrantManager.Of(new InMemoryLifecycleStore());
        documents.Add(("instance", (await manager.StartAsync("g", new() { Title = "Wells" })).ToJson()));
        await manager.FireAsync(
            "g", GrantTrigger.Comment, new() { Actor = "Ann", Reason = "Typing.", CommandId = "c" });
        var entry = (await manager.HistoryAsync("g").ToArrayAsync())[^1];
        var repeated = entry with { Repeats = 1, RepeatedAt = entry.At, Salt = null, Changes = """{"Comments":1}""" };
        documents.Add(("stored-entry", repeated.ToJson()));
        documents.Add(("stored-entry", entry.ToJson()));
        documents.Add(("stored-entry", (entry with { Report = "{", Changes = "}" }).ToJson()));
        documents.Add(("verification", (await manager.VerifyHistoryAsync("g")).ToJson()));
        return documents;
    }

    private static IEnumerable<string> NamesIn(JsonNode node) => node switch
    {
        JsonObject found => found.SelectMany(each => NamesIn(each.Value!).Prepend(each.Key)),
        JsonArray array => array.SelectMany(each => NamesIn(each!)),
        _ => [],
    };

    private static IEnumerable<JsonObject> Objects(JsonObject schema) =>
        schema["$defs"]?.AsObject().Select(each => each.Value!.AsObject()).Prepend(schema) ?? [schema];

    private static IEnumerable<string> Described(JsonObject schema) =>
        Objects(schema).SelectMany(each => each["properties"]!.AsObject().Select(property => property.Key));

    private static IEnumerable<string> Required(string name) =>
        Schemas.Text(name)["required"]!.AsArray().Select(each => each!.GetValue<string>());
}
