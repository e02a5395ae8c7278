using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>What a partnership is for: the part of the subject that the sections leave out.</summary>
internal static class Purpose
{
    public static JsonObject Of(JsonElement subject)
    {
        var partnership = Partnership.FromJson(subject.GetRawText());
        var shown = new (string Name, JsonNode? Value)[]
        {
            ("objective", partnership.Objective?.Statement),
            ("why not alone", partnership.Objective?.ReasonNotToActAlone),
            ("joint aims", partnership.JointAims?.Statement),
            ("deliverables", Texts(partnership.Deliverables)),
            ("kind", Words.Of(partnership.Kind)),
            ("issues", Texts(partnership.Issues.Select(issue => issue.Issue))),
            (
                "policies",
                Texts(partnership.PolicyDrivers.Select(policy => $"{policy.Issuer} ({policy.Year}): {policy.Title}"))
            ),
            ("prepared by", partnership.Initiator),
            ("cycle", $"{partnership.Cycle}"),
        };
        return new(shown
            .Where(each => each.Value is not null)
            .Select(each => KeyValuePair.Create(each.Name, each.Value)));
    }

    private static JsonArray? Texts(IEnumerable<string> texts)
    {
        JsonNode?[] items = [.. texts.Select(text => (JsonNode?)JsonValue.Create(text))];
        return items.Length == 0 ? null : new(items);
    }
}
