using System.Text.Json.Nodes;

namespace Lifecycle.Tool;

/// <summary>
/// An entry of a history as the tool writes it: its one JSON form, after the names of what it belongs to.
/// </summary>
internal static class ExportedEntry
{
    public static JsonObject Of(string lifecycle, string id, StoredEntry entry)
    {
        var json = JsonNode.Parse(entry.ToJson())!.AsObject();
        json.Insert(0, "lifecycle", lifecycle);
        json.Insert(1, "instance", id);
        return json;
    }
}
