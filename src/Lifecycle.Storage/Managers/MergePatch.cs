using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lifecycle;

/// <summary>Differences of JSON as merge patches (RFC 7396).</summary>
internal static class MergePatch
{
    /// <summary>The default of 64 is less than the options of the subject may allow.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = int.MaxValue };

    /// <summary>The patch that leads from one text to another; <see langword="null"/> if they are equal.</summary>
    public static string? Of(string before, string after)
    {
        if (before == after)
            return null;

        try
        {
            var (old, changed) = (Parse(before), Parse(after));
            return JsonNode.DeepEquals(old, changed) ? null : Patch(old, changed)?.ToJsonString() ?? "null";
        }
        catch (ArgumentException)
        {
            // An object has a member twice, which a patch cannot express.
            return after;
        }
    }

    /// <summary>The JSON that a patch leads to.</summary>
    public static JsonElement Apply(JsonElement before, JsonElement patch)
    {
        // As text, because a node has no type info for native code.
        var after = Apply(Parse(before.GetRawText()), Parse(patch.GetRawText()));
        using var document = JsonDocument.Parse(after?.ToJsonString() ?? "null", Deep);
        return document.RootElement.Clone();
    }

    private static JsonNode? Apply(JsonNode? before, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();

        var after = before is JsonObject ? (JsonObject)before.DeepClone() : [];
        foreach (var (name, value) in changes)
        {
            if (value is null)
                after.Remove(name);
            else
                after[name] = Apply(after[name], value);
        }

        return after;
    }

    private static JsonNode? Parse(string json) => JsonNode.Parse(json, documentOptions: Deep);

    private static JsonNode? Patch(JsonNode? before, JsonNode? after)
    {
        if (before is not JsonObject old || after is not JsonObject changed)
            return after?.DeepClone();

        var patch = new JsonObject();
        foreach (var (name, value) in changed)
        {
            if (!old.TryGetPropertyValue(name, out var former))
                patch[name] = value?.DeepClone();
            else if (!JsonNode.DeepEquals(former, value))
                patch[name] = Patch(former, value);
        }

        foreach (var (name, _) in old)
        {
            if (!changed.ContainsKey(name))
                patch[name] = null;
        }

        return patch;
    }
}
