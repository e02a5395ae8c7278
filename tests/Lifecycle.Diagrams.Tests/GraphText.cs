namespace Lifecycle.Diagrams.Tests;

/// <summary>Everything that a graph says, as text to compare.</summary>
internal static class GraphText
{
    public static string Of(LifecycleGraph<string, string> graph) => string.Join('\n',
    [
        graph.ToJson(),
        .. graph.Stages.Select(stage => $"{stage.Key}: {stage.HasEntryActions}, {stage.IsEntered}"),
        .. graph.Transitions.Select(each => string.Join(", ", each.EventTypes.Select(type => type.FullName))),
    ]);
}
