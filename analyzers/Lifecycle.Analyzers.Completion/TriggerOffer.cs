using Lifecycle.Generators;

namespace Lifecycle.Analyzers.Completion;

/// <summary>A trigger that some possible stage permits.</summary>
/// <param name="Trigger">The key of the trigger.</param>
/// <param name="Summary">Where it leads, in a few words.</param>
/// <param name="Description">For each possible stage, where it leads and which criteria are evaluated.</param>
internal sealed record TriggerOffer(string Trigger, string Summary, string Description)
{
    /// <summary>The triggers that the stages permit, in the order of the definition.</summary>
    public static IEnumerable<TriggerOffer> In(StageGraph graph, StageSet stages) =>
        graph.PermittedIn(stages).Select(trigger => Of(trigger, graph, stages));

    private static TriggerOffer Of(string trigger, StageGraph graph, StageSet stages)
    {
        var from = new HashSet<string>(stages.Members().Select(stage => graph.Stages[stage]));
        var transitions = graph.Folded.Transitions
            .Where(each => each.Trigger == trigger && from.Contains(each.From))
            .ToArray();
        var criteria = transitions.SelectMany(each => each.Criteria).Distinct().ToArray();
        var summary = string.Join(" or ", transitions.Select(Target).Distinct());
        var lines = transitions.Select(each => $"{each.From}: {TransitionText.Of(each)}").Distinct();
        var refusing = stages.Members()
            .Where(stage => !graph.Permits(stage, trigger))
            .Select(stage => $"{graph.Stages[stage]}: not permitted.");
        return new(
            trigger,
            criteria.Length == 0 ? summary : $"{summary}, asks {string.Join(", ", criteria)}",
            string.Join("\n", lines.Concat(refusing)));
    }

    private static string Target(FoldedTransition transition) => transition.Kind switch
    {
        FoldedKind.Move => $"→ {transition.To}",
        FoldedKind.Return => "→ previous stage",
        FoldedKind.ReEntry => $"↻ {transition.From}",
        FoldedKind.Stay => "stays",
        _ => "ignored",
    };
}
