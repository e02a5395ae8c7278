using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Subjects are changed by merge patches (RFC 7396).</summary>
public class PatchTests
{
    private readonly ILifecycleManager _grants = GrantManager.Of(new InMemoryLifecycleStore()).AsUntyped();

    [Fact]
    public async Task Members_are_set_and_removed_and_others_stay()
    {
        await _grants.StartAsync("g", Json.Element("""{"Title":"Wells","Comments":2}"""));

        var patched = await _grants.PatchAsync("g", Json.Element("""{"Comments":3,"Title":null}"""));

        Assert.Equal(
            """{"Title":null,"Comments":3,"DecideBy":null,"MayBeRejected":true}""", patched.Stored.Subject);
        Assert.Equal(1, patched.Version);
    }

    [Fact]
    public async Task A_patch_that_changes_nothing_writes_nothing()
    {
        await _grants.StartAsync("g", Json.Element("""{"Title":"Wells"}"""));

        Assert.Equal(0, (await _grants.PatchAsync("g", Json.Element("{}"))).Version);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"Comments":"many"}""")]
    public async Task A_patch_that_leads_to_no_subject_is_refused(string patch)
    {
        await _grants.StartAsync("g", Json.Element("""{"Title":"Wells"}"""));

        await Assert.ThrowsAsync<ArgumentException>(async () => await _grants.PatchAsync("g", Json.Element(patch)));

        Assert.Equal(0, (await _grants.GetAsync("g")).Version);
    }

    /// <summary>The examples of RFC 7396, appendix A, but for the patch that leads to null.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public async Task A_patch_is_applied_as_the_standard_says(string before, string patch, string after)
    {
        var papers = new LifecycleManager<string, string, JsonElement>(
            new PaperLifecycle(), new InMemoryLifecycleStore(), PatchTestsJson.Default.JsonElement).AsUntyped();
        await papers.StartAsync("p", Json.Element(before));

        Assert.Equal(after, (await papers.PatchAsync("p", Json.Element(patch))).Stored.Subject);
    }

    private sealed class PaperLifecycle : LifecycleDefinition<string, string, JsonElement>
    {
        protected override void Define(LifecycleBuilder<string, string, JsonElement> lifecycle)
        {
            lifecycle.StartsIn("Written");
            lifecycle.Stage("Written").IsTerminal();
        }
    }
}

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class PatchTestsJson : JsonSerializerContext;
