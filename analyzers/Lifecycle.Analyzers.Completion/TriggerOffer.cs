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
        var criteria = transitions.SelectMany(each => Criteria(each, graph)).Distinct().ToArray();
        var summary = string.Join(" or ", transitions.Select(Target).Distinct());
        var lines = transitions.Select(each => $"{each.From}: {Sentence(each, graph)}").Distinct();
        var refusing = stages.Members()
            .Where(stage => !graph.Permits(stage, trigger))
            .Select(stage => $"{graph.Stages[stage]}: not permitted.");
        return new(
            trigger,
            criteria.Length == 0 ? summary : $"{summary}, asks {string.Join(", ", criteria)}",
            string.Join("\n", lines.Concat(refusing)));
    }

    private static string Sentence(FoldedTransition transition, StageGraph graph)
    {
        var criteria = string.Join(", ", Criteria(transition, graph));
        var condition = transition.IsConditional ? " on a condition" : string.Empty;
        var asks = criteria.Length == 0 ? string.Empty : $" Evaluates {criteria}.";
        return transition.Kind switch
        {
            FoldedKind.Move => $"leads to {transition.To}{condition}.{asks}",
            FoldedKind.Return => $"leads back to the previous stage{condition}.{asks}",
            FoldedKind.ReEntry => $"enters the stage again{condition}.{asks}",
            FoldedKind.Stay => $"stays in the stage{condition}.{asks}",
            _ => "is ignored.",
        };
    }

    private static string Target(FoldedTransition transition) => transition.Kind switch
    {
        FoldedKind.Move => $"→ {transition.To}",
        FoldedKind.Return => "→ previous stage",
        FoldedKind.ReEntry => $"↻ {transition.From}",
        FoldedKind.Stay => "stays",
        _ => "ignored",
    };

    /// <summary>The entry criteria of the stage it leads to, with those of superstages entered from outside.</summary>
    private static IEnumerable<string> Criteria(FoldedTransition transition, StageGraph graph)
    {
        var target = transition.Kind == FoldedKind.ReEntry ? transition.From : transition.To;
        if (target is null || transition.Kind is FoldedKind.Stay or FoldedKind.Ignore)
            yield break;

        var stages = graph.Folded.Stages.ToDictionary(stage => stage.Key);
        for (var key = target; key is not null; key = stages[key].Superstage)
        {
            var isInside = graph.Of(key) is var members
                && stages[key].IsSuperstage
                && graph.Of(transition.From).IsWithin(members);
            if (isInside)
                yield break;

            foreach (var criterion in stages[key].Criteria)
                yield return criterion;
        }
    }
}
