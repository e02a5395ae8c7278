using Lifecycle.Diagrams;

namespace Lifecycle.Tool;

/// <summary>A format that lifecycles are drawn in.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Extension">The extension of its files.</param>
/// <param name="Draw">Draws a lifecycle.</param>
internal sealed record DiagramFormat(
    string Name, string Extension, Func<LoadedLifecycle, DiagramOptions, string> Draw)
    : FileFormat(Name, Extension)
{
    /// <summary>Every format, the default first.</summary>
    public static readonly IReadOnlyList<DiagramFormat> All =
    [
        new("mermaid", ".mmd", (lifecycle, options) => lifecycle.Graph.ToMermaid(options)),
        new("dot", ".dot", (lifecycle, options) => lifecycle.Graph.ToDot(options)),
        new("plantuml", ".puml", (lifecycle, options) => lifecycle.Graph.ToPlantUml(options)),
        new("svg", ".svg", (lifecycle, options) => lifecycle.Graph.ToSvg(options)),
        new("scxml", ".scxml", (lifecycle, _) => lifecycle.Document.ToScxml()),
        new("xstate", ".xstate.json", (lifecycle, _) => lifecycle.Document.ToXState()),
        new("json", ".json", (lifecycle, _) => lifecycle.Document.ToJson()),
    ];

    /// <inheritdoc cref="FileFormat.Choose"/>
    public static DiagramFormat Of(string? name, string? file) => Choose(All, name, file);
}
