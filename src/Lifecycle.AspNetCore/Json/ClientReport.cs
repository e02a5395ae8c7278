using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Reports as a client may see them. The reason of a fault quotes an exception, which may reveal how the server works:
/// it stays in the log.
/// </summary>
internal static class ClientReport
{
    public const string Fault = "It could not be evaluated.";

    /// <summary>The members that lead to lines of reports. Others may be the application's.</summary>
    private static readonly string[] Parts =
        ["report", "lines", "followUps", "triggers", "transitions", "alternatives"];

    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>The JSON of a report, or of what has reports, without the reasons of faults.</summary>
    public static string Of(string json)
    {
        if (!json.Contains($"\"{nameof(Verdict.Faulted)}\"", StringComparison.Ordinal))
            return json;

        var node = JsonNode.Parse(json, documentOptions: AnyDepth);
        Hide(node);
        return node!.ToJsonString();
    }

    private static void Hide(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Hide(item);
        }
        else if (node is JsonObject members)
        {
            if (members["verdict"] is JsonValue verdict
                && verdict.TryGetValue(out string? text)
                && text == nameof(Verdict.Faulted))
                members["reason"] = Fault;
            foreach (var part in Parts)
                Hide(members[part]);
        }
    }
}
