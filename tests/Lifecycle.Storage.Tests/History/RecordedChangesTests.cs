using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.History;

/// <summary>A history can record what each step changed in the subject.</summary>
public class RecordedChangesTests
{
    private readonly InMemoryLifecycleStore _store = new();

    [Fact]
    public async Task Each_accepted_change_records_what_it_changed()
    {
        var grants = Grants(recordChanges: true);
        await grants.StartAsync("g", new() { Title = "Wells" });
        await grants.FireAsync("g", Comment);
        await grants.UpdateAsync("g", grant => grant.Title = null);
        await grants.TryFireAsync("g", Approve);
        await grants.UpdateAsync("g", grant => grant.Title = "Pumps");
        await grants.FireAsync("g", Submit);

        var history = await grants.HistoryAsync("g").ToArrayAsync();

        Assert.Equal(
            [
                """{"Title":"Wells","Comments":0,"DecideBy":null,"MayBeRejected":true}""",
                """{"Comments":1}""",
                """{"Title":null}""",
                null,
                """{"Title":"Pumps"}""",
                null,
            ],
            history.Select(entry => entry.Changes));
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [Fact]
    public async Task Changes_are_not_recorded_by_default()
    {
        var grants = Grants(recordChanges: false);
        await grants.StartAsync("g", new() { Title = "Wells" });
        await grants.FireAsync("g", Comment);

        Assert.All(await grants.HistoryAsync("g").ToArrayAsync(), entry => Assert.Null(entry.Changes));
    }

    [Fact]
    public async Task A_change_of_a_deep_subject_is_recorded()
    {
        var json = new JsonSerializerOptions { MaxDepth = 300, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var documents = new LifecycleManager<string, string, JsonElement>(
            new DocumentLifecycle(),
            _store,
            (JsonTypeInfo<JsonElement>)json.GetTypeInfo(typeof(JsonElement)),
            new() { RecordChanges = true });
        await documents.StartAsync("d", Deep("1"));

        await documents.ReplaceSubjectAsync("d", _ => Deep("2"));

        var changes = (await documents.HistoryAsync("d").ToArrayAsync())[^1].Changes;
        Assert.EndsWith("""{"a":2""" + new string('}', 200), changes, StringComparison.Ordinal);

        static JsonElement Deep(string value)
        {
            var text = string.Concat(Enumerable.Repeat("""{"a":""", 200)) + value + new string('}', 200);
            return JsonDocument.Parse(text, new() { MaxDepth = 300 }).RootElement;
        }
    }

    /// <summary>Applying the patch to the first document gives the second, as RFC 7396 says.</summary>
    [Property]
    public Property A_patch_leads_from_one_document_to_the_other() => Prop.ForAll(
        Arb.From(Documents(3)),
        Arb.From(Documents(3)),
        (before, after) =>
        {
            var patch = ChangesAsync(before, after).GetAwaiter().GetResult();
            return patch is null
                ? JsonNode.DeepEquals(JsonNode.Parse(before), JsonNode.Parse(after))
                : JsonNode.DeepEquals(Apply(JsonNode.Parse(before), JsonNode.Parse(patch)), JsonNode.Parse(after));
        });

    private static async Task<string?> ChangesAsync(string before, string after)
    {
        var documents = new LifecycleManager<string, string, JsonElement>(
            new DocumentLifecycle(),
            new InMemoryLifecycleStore(),
            (JsonTypeInfo<JsonElement>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonElement)),
            new() { RecordChanges = true });
        await documents.StartAsync("d", JsonDocument.Parse(before).RootElement);
        await documents.ReplaceSubjectAsync("d", _ => JsonDocument.Parse(after).RootElement, new() { CommandId = "c" });
        return (await documents.HistoryAsync("d").ToArrayAsync())[^1].Changes;
    }

    private LifecycleManager<GrantStage, GrantTrigger, Grant> Grants(bool recordChanges) => new(
        new GrantLifecycle(), _store, GrantJson.Default.Grant, new() { RecordChanges = recordChanges });

    private static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();

        var result = target is JsonObject ? (JsonObject)target.DeepClone() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
                result.Remove(name);
            else
                result[name] = Apply(result[name], value);
        }

        return result;
    }

    /// <summary>JSON without nulls in objects, which a merge patch cannot set.</summary>
    private static Gen<string> Documents(int depth) => depth == 0
        ? Gen.Elements("1", "2.50", "\"a\"", "\"é\\n\"", "true", "[null]", "[]", "{}")
        : Gen.OneOf(
            Documents(0),
            Documents(depth - 1).ListOf().Select(items => $"[{string.Join(',', items)}]"),
            from names in Gen.SubListOf("a", "b", "c")
            from values in Documents(depth - 1).ListOf(names.Count)
            select $"{{{string.Join(',', names.Zip(values, (name, value) => $"\"{name}\":{value}"))}}}");

    private sealed class DocumentLifecycle : LifecycleDefinition<string, string, JsonElement>
    {
        protected override void Define(LifecycleBuilder<string, string, JsonElement> lifecycle)
        {
            lifecycle.StartsIn("open");
            lifecycle.Stage("open").On("close").GoTo("closed");
            lifecycle.Stage("closed").IsTerminal();
        }
    }
}
