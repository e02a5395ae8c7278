using Lifecycle.Diagrams;

namespace Lifecycle.Tool;

/// <summary>A format that lifecycles are drawn in.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Extension">The extension of its files.</param>
/// <param name="IsPicture">Whether it shows a picture, which has options, and not a machine.</param>
/// <param name="Draw">Draws a lifecycle.</param>
internal sealed record DiagramFormat(
    string Name, string Extension, bool IsPicture, Func<LoadedLifecycle, DiagramOptions, string> Draw)
    : FileFormat(Name, Extension)
{
    /// <summary>Every format, the default first.</summary>
    public static readonly IReadOnlyList<DiagramFormat> All =
    [
        new("mermaid", ".mmd", true, (lifecycle, options) => lifecycle.Graph.ToMermaid(options)),
        new("dot", ".dot", true, (lifecycle, options) => lifecycle.Graph.ToDot(options)),
        new("plantuml", ".puml", true, (lifecycle, options) => lifecycle.Graph.ToPlantUml(options)),
        new("svg", ".svg", true, (lifecycle, options) => lifecycle.Graph.ToSvg(options with { IsStandalone = true })),
        new("scxml", ".scxml", false, (lifecycle, _) => lifecycle.Document.ToScxml()),
        new("xstate", ".xstate.json", false, (lifecycle, _) => lifecycle.Document.ToXState()),
        new("json", ".json", false, (lifecycle, _) => lifecycle.Document.ToJson()),
    ];

    /// <inheritdoc cref="FileFormat.Choose"/>
    public static DiagramFormat Of(string? name, string? file) => Choose(All, name, file);
}
