using System.Text.Json;
using System.Text.Json.Nodes;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>The subject, as the application projects it.</summary>
internal static class SubjectSection
{
    private const int Deepest = 4;

    public static Element Of(JsonNode subject) => E("section.subject")[E("h2")["Subject"], Value(subject, 0)];

    private static Element Value(JsonNode? json, int depth) => json switch
    {
        null => E("span.soft")["none"],
        JsonObject { Count: 0 } or JsonArray { Count: 0 } => E("span.soft")["empty"],
        JsonObject or JsonArray when depth == Deepest => E("code")[T(json.ToJsonString())],
        JsonObject members => E("dl")[Each(members, member => Node.Of(
        [
            E("dt")[T(member.Key)],
            E("dd")[Value(member.Value, depth + 1)],
        ]))],
        JsonArray items => E("ul")[Each(items, item => (Node)E("li")[Value(item, depth + 1)])],
        _ => T(json.GetValueKind() == JsonValueKind.String ? json.GetValue<string>() : json.ToJsonString()),
    };
}
