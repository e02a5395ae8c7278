using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using System.Xml.Schema;
using Json.Schema;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.EventLogs;

/// <summary>Histories as logs for process miners, valid by the schemas of their formats.</summary>
public class EventLogTests
{
    private const string Hostile = "<&\"'>\n\u0001\ufffe ]]> 😀";

    private static readonly XNamespace Xes = "http://www.xes-standard.org/";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "EventLogs");
    private static readonly JsonSchema OcelSchema = JsonSchema.FromFile(Path.Combine(Folder, "ocel.schema.json"));

    private readonly InMemoryLifecycleStore _store = new();

    [Fact]
    public async Task Xes_has_a_trace_for_each_instance_and_an_event_for_each_accepted_change()
    {
        await GrantsAsync();

        var (log, count) = await XesAsync();

        Assert.Equal("Grant", Value(log, "concept:name"));
        var traces = log.Elements(Xes + "trace").ToArray();
        Assert.Equal(["a", "b"], traces.Select(trace => Value(trace, "concept:name")).Order());
        var events = traces.Single(trace => Value(trace, "concept:name") == "a").Elements(Xes + "event").ToArray();
        Assert.Equal(
            ["Started", "Comment", "Updated", "Submit"], events.Select(each => Value(each, "concept:name")));
        Assert.Equal(["Draft", "Draft", "Draft", "Submitted"], events.Select(each => Value(each, "to")));
        Assert.All(events, each => Assert.Equal("complete", Value(each, "lifecycle:transition")));
        Assert.Equal(("Bo", "A first look"), (Value(events[1], "org:resource"), Value(events[1], "reason")));
        var entry = (await _store.HistoryAsync("Grant", "a").ToArrayAsync())[1];
        Assert.Equal(entry.At, DateTimeOffset.Parse(Value(events[1], "time:timestamp")!, null));
        Assert.Equal(traces.Sum(trace => trace.Elements(Xes + "event").Count()), count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_log_that_is_cut_off_does_not_look_complete(bool isXes)
    {
        using var stream = new MemoryStream();
        var store = StoreOfHistories.Of(entry =>
        {
            if (entry == 15)
                throw new TimeoutException();
        });

        await Assert.ThrowsAsync<TimeoutException>(() =>
            isXes ? store.ExportXesAsync("Grant", stream) : store.ExportOcelAsync("Grant", stream));

        var text = Encoding.UTF8.GetString(stream.ToArray());
        Exception? unread = isXes
            ? Record.Exception(() => XDocument.Parse(text))
            : Record.Exception(() => JsonDocument.Parse(text));
        Assert.NotNull(unread);
    }

    [Fact]
    public async Task Ocel_has_an_object_for_each_instance_and_an_event_for_each_accepted_change()
    {
        await GrantsAsync();

        var (log, count) = await OcelAsync();

        var events = log["events"]!.AsArray().Where(each => Instance(each) == "a").ToArray();
        Assert.Equal(["Started", "Comment", "Updated", "Submit"], events.Select(each => (string?)each!["type"]));
        Assert.Equal("Bo", Attribute(events[1], "actor"));
        Assert.Equal(log["events"]!.AsArray().Count, count);
        var grant = log["objects"]!.AsArray().Single(each => (string?)each!["id"] == "a")!;
        Assert.Equal("Grant", (string?)grant["type"]);
        Assert.Equal(
            ["Draft", "Submitted"], grant["attributes"]!.AsArray().Select(each => (string?)each!["value"]));
        Assert.Equal(
            (string?)events[3]!["time"], (string?)grant["attributes"]!.AsArray()[1]!["time"]);
    }

    [Fact]
    public async Task Every_name_in_an_Ocel_log_is_declared_with_its_type()
    {
        await GrantsAsync();

        var (log, _) = await OcelAsync(new() { IncludesRefusals = true });

        var types = log["eventTypes"]!.AsArray().ToDictionary(
            type => (string)type!["name"]!,
            type => type!["attributes"]!.AsArray().ToDictionary(
                each => (string)each!["name"]!, each => (string)each!["type"]!));
        var objects = log["objects"]!.AsArray().Select(each => (string)each!["id"]!).ToHashSet();
        Assert.All(log["events"]!.AsArray(), each =>
        {
            Assert.Contains(Instance(each)!, objects);
            Assert.All(each!["attributes"]!.AsArray(), attribute => Assert.Equal(
                types[(string)each["type"]!][(string)attribute!["name"]!],
                attribute["value"]!.GetValueKind() == JsonValueKind.Number ? "integer" : "string"));
        });
        Assert.Equal(
            log["events"]!.AsArray().Count,
            log["events"]!.AsArray().Select(each => (string)each!["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task Refusals_are_events_on_request()
    {
        await GrantsAsync();

        var (xes, count) = await XesAsync(new() { IncludesRefusals = true });
        var (ocel, _) = await OcelAsync(new() { IncludesRefusals = true });

        var refused = xes.Descendants(Xes + "event").Single(each => Value(each, "outcome") == "Refused");
        Assert.Equal(("Submit", "ate_abort"), (Value(refused, "concept:name"), Value(refused, "lifecycle:transition")));
        Assert.Contains(ocel["events"]!.AsArray(), each => Attribute(each, "outcome") == "Refused");
        Assert.Equal(1 + (await XesAsync()).Count, count);
    }

    [Fact]
    public async Task Actors_and_reasons_are_left_out_on_request_and_after_an_erasure()
    {
        await GrantsAsync();

        var (xes, _) = await XesAsync(new() { IncludesDetails = false });
        var (ocel, _) = await OcelAsync(new() { IncludesDetails = false });
        await GrantManager.Of(_store).EraseAsync("a", grant => grant);
        var (erased, _) = await XesAsync();

        Assert.DoesNotContain("A first look", xes.ToString() + ocel + erased, StringComparison.Ordinal);
        Assert.DoesNotContain("org:resource", xes.ToString() + erased, StringComparison.Ordinal);
        Assert.Contains("Erased", erased.Descendants(Xes + "event").Select(each => Value(each, "concept:name")));
    }

    [Fact]
    public async Task Hostile_texts_are_values_and_nothing_else()
    {
        var grants = GrantManager.Of(_store);
        await grants.StartAsync("<a>\"&", new());
        await grants.FireAsync("<a>\"&", Comment, new() { Actor = Hostile, Reason = Hostile });

        var (xes, _) = await XesAsync();
        var (ocel, _) = await OcelAsync();

        var last = xes.Descendants(Xes + "event").Last();
        Assert.Equal(Hostile.Replace('\u0001', '\ufffd').Replace('\ufffe', '\ufffd'), Value(last, "reason"));
        Assert.Equal("<a>\"&", Value(xes.Element(Xes + "trace")!, "concept:name"));
        Assert.Equal(Hostile, Attribute(ocel["events"]!.AsArray()[1], "actor"));
    }

    [Fact]
    public async Task An_empty_store_gives_an_empty_log()
    {
        Assert.Equal(0, (await XesAsync()).Count);
        Assert.Empty((await OcelAsync()).Log["events"]!.AsArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_log_is_written_while_the_histories_are_read(bool isXes)
    {
        using var output = new MemoryStream();
        var longest = 0L;
        var store = StoreOfHistories.Of(entry =>
        {
            longest = Math.Max(longest, (entry * 100L) - output.Length);
        });

        var count = isXes
            ? await store.ExportXesAsync("Grant", output)
            : await store.ExportOcelAsync("Grant", output);

        Assert.Equal(StoreOfHistories.Count, count);
        Assert.InRange(longest, 1, 100_000);
    }

    [Fact]
    public async Task A_log_goes_to_a_file()
    {
        await GrantsAsync();
        var store = _store;
        var path = Path.GetTempFileName();
        try
        {
            Assert.Equal(7, await ExportAsync());
            Assert.Equal("log", XDocument.Load(path).Root!.Name.LocalName);
        }
        finally
        {
            File.Delete(path);
        }

        async Task<long> ExportAsync()
        {
            await using var file = File.Create(path);
            var events = await store.ExportXesAsync("Grant", file);
            return events;
        }
    }

    [Fact]
    public async Task What_is_missing_is_refused()
    {
        using var output = new MemoryStream();
        await Assert.ThrowsAsync<ArgumentNullException>(() => _store.ExportXesAsync("Grant", null!));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.ExportXesAsync("", output));
        await Assert.ThrowsAsync<ArgumentNullException>(() =>
            LifecycleEventLogs.ExportOcelAsync(null!, "Grant", output));
    }

    /// <summary>Two grants; the first submission of one is refused.</summary>
    private async Task GrantsAsync()
    {
        var grants = GrantManager.Of(_store);
        await grants.StartAsync("a", new());
        await grants.FireAsync("a", Comment, new() { Actor = "Bo", Reason = "A first look" });
        await grants.TryFireAsync("a", Submit);
        await grants.UpdateAsync("a", grant => grant.Title = "Wells");
        await grants.FireAsync("a", Submit);
        await GrantManager.UnderReviewAsync(grants, "b");
    }

    private async Task<(XElement Log, long Count)> XesAsync(EventLogOptions? options = null)
    {
        using var output = new MemoryStream();
        var count = await _store.ExportXesAsync("Grant", output, options);
        var log = XDocument.Parse(Encoding.UTF8.GetString(output.ToArray()));
        var schemas = new XmlSchemaSet();
        schemas.Add(Xes.NamespaceName, Path.Combine(Folder, "xes.xsd"));
        log.Validate(schemas, (_, fault) => Assert.Fail(fault.Message));
        return (log.Root!, count);
    }

    private async Task<(JsonNode Log, long Count)> OcelAsync(EventLogOptions? options = null)
    {
        using var output = new MemoryStream();
        var count = await _store.ExportOcelAsync("Grant", output, options);
        var log = JsonNode.Parse(output.ToArray())!;
        var results = OcelSchema.Evaluate(
            log, new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        Assert.True(results.IsValid, string.Join('\n', results.Details.Where(each => each.Errors is not null)
            .Select(each => $"{each.InstanceLocation}: {string.Join(", ", each.Errors!.Values)}")));
        return (log, count);
    }

    private static string? Value(XElement element, string key) =>
        (string?)element.Elements().SingleOrDefault(each => (string?)each.Attribute("key") == key)?.Attribute("value");

    private static string? Instance(JsonNode? entry) =>
        (string?)entry!["relationships"]!.AsArray()
            .Single(each => (string?)each!["qualifier"] == "instance")!["objectId"];

    private static string? Attribute(JsonNode? entry, string name) =>
        (string?)entry!["attributes"]!.AsArray().SingleOrDefault(each => (string?)each!["name"] == name)?["value"];
}
