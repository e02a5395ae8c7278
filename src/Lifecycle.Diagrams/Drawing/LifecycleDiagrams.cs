namespace Lifecycle.Diagrams;

/// <summary>
/// Draws lifecycles: as SVG, and as text that other programs render. Names are escaped, so that none can break a
/// diagram or add to it: line breaks and control characters become spaces, and names of more than 200 characters are
/// cut.
/// </summary>
public static class LifecycleDiagrams
{
    /// <summary>
    /// The graph as a Mermaid state diagram. Mermaid cannot style single arrows: permitted triggers are marked with
    /// <c>▸</c>, steps of the walked path with <c>✓</c>.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="options">What to show. Default: stages and transitions.</param>
    /// <exception cref="ArgumentException">The options name a stage or trigger that the lifecycle does not have.
    /// </exception>
    /// <exception cref="LifecycleDocumentException">A stage is within more than 64 superstages.</exception>
    public static string ToMermaid<TStage, TTrigger>(
        this LifecycleGraph<TStage, TTrigger> graph, DiagramOptions? options = null)
        where TStage : notnull
        where TTrigger : notnull => MermaidWriter.Write(Picture.Of(graph, options));

    /// <summary>The graph in the DOT language of Graphviz.</summary>
    /// <inheritdoc cref="ToMermaid{TStage, TTrigger}"/>
    public static string ToDot<TStage, TTrigger>(
        this LifecycleGraph<TStage, TTrigger> graph, DiagramOptions? options = null)
        where TStage : notnull
        where TTrigger : notnull => DotWriter.Write(Picture.Of(graph, options));

    /// <summary>The graph as a PlantUML state diagram.</summary>
    /// <inheritdoc cref="ToMermaid{TStage, TTrigger}"/>
    public static string ToPlantUml<TStage, TTrigger>(
        this LifecycleGraph<TStage, TTrigger> graph, DiagramOptions? options = null)
        where TStage : notnull
        where TTrigger : notnull => PlantUmlWriter.Write(Picture.Of(graph, options));

    /// <summary>
    /// The graph as an SVG image, laid out here: no other program is needed. It has the colour of the text around it;
    /// with <see cref="DiagramOptions.IsStandalone"/>, colours of its own.
    /// Its elements have the classes <c>superstage</c>, <c>start</c>, <c>stage</c>, <c>transition</c>, <c>return</c>,
    /// <c>terminal</c>, <c>present</c>, <c>permitted</c> and <c>walked</c>, and any style sheet overrides its looks.
    /// Notes are tooltips. A screen reader reads the picture as sentences. The same graph and options give the same
    /// text.
    /// </summary>
    /// <inheritdoc cref="ToMermaid{TStage, TTrigger}"/>
    public static string ToSvg<TStage, TTrigger>(
        this LifecycleGraph<TStage, TTrigger> graph, DiagramOptions? options = null)
        where TStage : notnull
        where TTrigger : notnull => SvgWriter.Write(Picture.Of(graph, options));
}
