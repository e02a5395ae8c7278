namespace Lifecycle.Analyzers;

/// <summary>What to do about a finding.</summary>
internal static class Remedy
{
    /// <summary>The triggers that each lead from every possible stage to one without the finding.</summary>
    public static IReadOnlyList<string> Bridges(Finding finding)
    {
        var (graph, stages) = (finding.Instance.Graph, finding.Instance.Stages);
        return graph
            .PermittedIn(stages)
            .Where(trigger =>
                graph.Transfer(stages, trigger) is { Refusing.IsEmpty: true, Accepted: var accepted }
                && !accepted.IsEmpty
                && accepted.IsWithin(finding.Goal))
            .ToArray();
    }

    /// <summary>A sentence: fire a trigger first, if one leads to the goal, or else the general advice.</summary>
    public static string For(Finding finding, string otherwise) =>
        Bridges(finding) is { Count: > 0 } bridges ? $"Fire {string.Join(" or ", bridges)} first." : otherwise;
}
