namespace Lifecycle.Tests.Laws;

/// <summary>The shortest paths through a graph, found by exhaustive search.</summary>
internal static class ShortestPaths
{
    /// <summary>
    /// Every stage that an instance can reach, together with the stage it then remembers, and the fewest transitions
    /// that lead there.
    /// </summary>
    public static Dictionary<(string Stage, string? Previous), int> Distances(
        LifecycleGraph<string, string> graph, string stage, string? previous)
    {
        var distances = new Dictionary<(string Stage, string? Previous), int> { [(stage, previous)] = 0 };
        for (var distance = 1; ; distance++)
        {
            var edge = distances.Where(each => each.Value == distance - 1).Select(each => each.Key).ToArray();
            if (edge.Length == 0)
                return distances;

            foreach (var at in edge)
            {
                foreach (var transition in graph.TransitionsFrom(at.Stage))
                {
                    var to = transition.Kind == TransitionKind.Return ? at.Previous! : transition.To!.Key;
                    distances.TryAdd(to == at.Stage ? at : (to, at.Stage), distance);
                }
            }
        }
    }

    /// <summary>
    /// The fewest transitions to a stage, or to any substage of a superstage; null if no path leads there.
    /// </summary>
    public static int? Distance(LifecycleGraph<string, string> graph, LifecycleSnapshot from, string goal) =>
        Distances(graph, from.Stage, from.Previous)
            .Where(each => graph.Stage(each.Key.Stage).SelfAndSuperstages().Any(stage => stage.Key == goal))
            .Min(each => (int?)each.Value);
}
