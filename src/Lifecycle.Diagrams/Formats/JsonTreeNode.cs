using System.Text.Json;

namespace Lifecycle.Diagrams;

/// <summary>A value in a JSON file, with the place where it stands.</summary>
internal sealed record JsonTreeNode(JsonTokenType Kind, Location Location)
{
    /// <summary>A string, or the text of a number.</summary>
    public string Text { get; init; } = "";

    public List<KeyValuePair<string, JsonTreeNode>> Members { get; } = [];

    public List<JsonTreeNode> Items { get; } = [];

    /// <summary>What it is, for messages.</summary>
    public string What => Kind switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
