namespace Lifecycle.Diagrams.Tests;

/// <summary>Names that break out of formats whose writer does not escape them.</summary>
internal static class Hostile
{
    private static readonly string[] Texts =
    [
        "\"", "'", "\\", "\\\"", "a\"b", "a\\", "\\N\\G", "line\nbreak", "line\r\nbreak", "tab\tbed", "{", "}", "{}",
        "[*]", "[", "]", "<b>bold</b>", "<script>alert(1)</script>", "</text>", "&", "&amp;", "&#35;", "#35;", "#",
        "a;b", ";", ":", "a : b", "-->", "A --> B : c", "--", "->", "---", "%%", "%%{init: {}}%%", "%date()",
        "%getenv(\"PATH\")", "!include /etc/passwd", "@enduml", "@startuml", "'comment", "/'", "'/", "//", "**x**",
        "__x__", "~~x~~", "[[http://example.org]]", "<img:x.png>", "<U+0041>", "$x", "${x}", "`", "```", "~", "^",
        "|", "||", "=", "<<choice>>", "<<fork>>", "*", "?", "end", "End", "END", "end note", "note", "note right of x",
        "state", "State x {", "class", "classDef", "default", "direction", "direction LR", "as", "fork", "join",
        "choice", "root", "style", "style:#fff;", "click", "title", "digraph", "graph", "node", "edge", "subgraph",
        "strict", "hide", "skinparam", "scale", "left", "right", "json", "concurrent", "accTitle: x", "xstate.init",
        "xstate.stop", "a.b", "a.*", ".", "*.*", "__proto__", "constructor", "toString", "hasOwnProperty", "_x0041_",
        "_x005F_", "-", "_", " ", "  ", " lead", "trail ", "\u00a0", "0", "1", "007", "1a", "Ä", "日本語", "😀",
        "\u202eevil", "\u200f", "e\u0301", "\u2028", "\u0001", "\u007f", "\ufeff", "\ufffe", "stage_1", "previous_1",
        "initial_", "cluster_A", "Initial", "history", "(start)", "#a", "conditions['x']", "a && b", "false",
        new('x', 5_000), new('"', 300), string.Concat(Enumerable.Repeat("very long ", 100)),
    ];

    /// <summary>All of them, each once.</summary>
    public static IReadOnlyList<string> All => Texts;

    /// <summary>
    /// A lifecycle whose stages, triggers, conditions and criteria all have such names, in superstages, with returns,
    /// notes and due triggers.
    /// </summary>
    public static LifecycleDocument Document { get; } = Make();

    private static LifecycleDocument Make()
    {
        var stages = new List<DocumentStage>
        {
            new() { Key = "Outer\"{", Name = "Outer --> \"{\n}", InitialSubstage = Texts[0] },
        };
        for (var at = 0; at < Texts.Length; at++)
        {
            var next = Texts[(at + 1) % Texts.Length];
            stages.Add(new()
            {
                Key = Texts[at],
                Name = at % 2 == 0 || string.IsNullOrWhiteSpace(Texts[at]) ? $"name {Texts[at]}" : Texts[at],
                Superstage = at < Texts.Length / 2 ? "Outer\"{" : null,
                EntryCriteria = [Texts[at]],
                DueTriggers = [new() { Trigger = Texts[at], Date = Texts[at] }],
                Transitions =
                [
                    new()
                    {
                        Trigger = Texts[at],
                        Condition = string.IsNullOrWhiteSpace(Texts[at]) ? null : Texts[at],
                        To = next,
                        Criteria = [$"own {Texts[at]}"],
                        Actions = [Texts[at]],
                        Events = [Texts[at]],
                    },
                    new() { Trigger = $"stay {Texts[at]}", Kind = TransitionKind.Stay },
                    new() { Trigger = $"again {Texts[at]}", Kind = TransitionKind.ReEntry },
                    .. at == 0
                        ? Array.Empty<DocumentTransition>()
                        : [new() { Trigger = $"back {Texts[at]}", Kind = TransitionKind.Return }],
                ],
            });
        }

        return new()
        {
            Name = "\"}\n@enduml --> <script>",
            InitialStage = Texts[0],
            Criteria =
            [
                .. Texts.SelectMany(text => new[] { text, $"own {text}" })
                    .Where(id => !string.IsNullOrWhiteSpace(id))
                    .Select(id => new CriterionDescription(id, $"title {id}", Severity.Waivable, $"source {id}")),
            ],
            Stages = [.. stages.Select(WithoutBlankCriteria)],
        };
    }

    /// <summary>A criterion needs an id that is not blank.</summary>
    private static DocumentStage WithoutBlankCriteria(DocumentStage stage) =>
        string.IsNullOrWhiteSpace(stage.Key)
            ? new()
            {
                Key = stage.Key,
                Name = stage.Name,
                Superstage = stage.Superstage,
                Transitions = stage.Transitions,
                DueTriggers = stage.DueTriggers,
            }
            : stage;
}
