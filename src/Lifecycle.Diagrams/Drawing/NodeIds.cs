using System.Globalization;
using System.Text.RegularExpressions;

namespace Lifecycle.Diagrams;

/// <summary>
/// Ids of stages that are plain words in every format: the key itself where it is one, and else a number.
/// </summary>
internal sealed partial class NodeIds
{
    /// <summary>Words of one of the languages, in any case.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "accdescr", "acctitle", "agent", "artifact", "as", "caption", "choice", "class", "classdef", "click",
        "cluster", "concurrent", "constructor", "default", "detach", "digraph", "direction", "down", "edge", "else",
        "end", "endif", "entrypoint", "exitpoint", "footer", "fork", "graph", "header", "hide", "hnote", "href", "if",
        "inputpin", "join", "json", "left", "legend", "link", "map", "mainframe", "newpage", "node", "note", "object",
        "of", "on", "outputpin", "over", "remove", "right", "rnote", "root", "scale", "show", "skinparam", "sprite",
        "start", "state", "statediagram", "strict", "style", "subgraph", "title", "to", "top", "tostring", "up",
        "url", "valueof", "width", "hasownproperty", "isprototypeof", "yaml",
    };

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string key, int index) =>
        PlainWord().IsMatch(key) && !Reserved.Contains(key) && _used.Add(key)
            ? key
            : string.Create(CultureInfo.InvariantCulture, $"stage_{index + 1}");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,59}\\z")]
    private static partial Regex PlainWord();
}
