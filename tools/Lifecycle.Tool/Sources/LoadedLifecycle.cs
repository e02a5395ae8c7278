using Lifecycle.Diagrams;

namespace Lifecycle.Tool;

/// <summary>A lifecycle that was read from an assembly or a file.</summary>
/// <param name="Name">The name of the lifecycle, by which stores know it.</param>
/// <param name="Graph">Its graph.</param>
/// <param name="Document">Its document.</param>
/// <param name="Findings">The probable mistakes in it.</param>
internal sealed record LoadedLifecycle(
    string Name, LifecycleGraph<string, string> Graph, LifecycleDocument Document, VerificationReport Findings)
{
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    public static LoadedLifecycle Of(LifecycleDefinition definition)
    {
        var reader = new GraphReader();
        definition.Accept(reader);
        return new(definition.Name, reader.Graph!, LifecycleDocument.Of(reader.Graph!), definition.Verify());
    }

    public static LoadedLifecycle Of(LifecycleDocument document)
    {
        var graph = document.ToGraph();
        return new(document.Name, graph, document, graph.Verify());
    }

    /// <summary>Finds a stage by its key or its display name.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public LifecycleStage<string, string> Stage(string text) =>
        Graph.Stages.FirstOrDefault(stage => stage.KeyText == text)
        ?? Graph.Stages.FirstOrDefault(stage => stage.Name == text)
        ?? Graph.Stages.FirstOrDefault(stage => stage.KeyText.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw ToolException.BadCommand(
            $"{Name} has no stage {text}. It has {string.Join(", ", Graph.Stages.Select(stage => stage.KeyText))}.");

    private sealed class GraphReader : ILifecycleVisitor
    {
        public LifecycleGraph<string, string>? Graph { get; private set; }

        public void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
            where TStage : notnull
            where TTrigger : notnull => Graph = definition.Graph.AsText();
    }
}
