namespace Lifecycle.Diagrams;

/// <summary>
/// Finds the declarations behind a graph. A graph has each transition once for each stage that inherits it, and on each
/// every criterion of its gate; a declaration has it once, with its own criteria.
/// </summary>
internal sealed class GraphReader(LifecycleGraph<string, string> graph)
{
    private readonly string[] _start = [.. graph.StartCriteria.Select(criterion => criterion.Id).Distinct()];

    /// <summary>Whether some transition shows the criteria in front of every transition.</summary>
    private readonly bool _hasGates = graph.Transitions.Any(each => each.Kind != TransitionKind.Ignore);

    public LifecycleDocument Read()
    {
        var declared = Declared();
        var (every, ordered) = OrderedLikeTheGraph(declared);
        var known = every.Concat(_start)
            .Concat(graph.Stages.SelectMany(stage => stage.EntryCriteria).Select(criterion => criterion.Id))
            .Concat(graph.Transitions.SelectMany(each => each.Criteria).Select(criterion => criterion.Id))
            .ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Name = graph.Name,
            InitialStage = graph.InitialStage.Key,
            Criteria = [.. graph.Criteria.Where(criterion => known.Contains(criterion.Id))],
            StartCriteria = _start,
            EveryTransition = every,
            Triggers =
            [
                .. graph.Triggers.Select(trigger => new DocumentTrigger
                {
                    Key = trigger.Key,
                    PayloadType = trigger.PayloadType is { } type ? TypeName(type) : null,
                }),
            ],
            Stages = [.. graph.Stages.Select(stage => Stage(stage, ordered[stage.Key], every.Length))],
        };
    }

    private static DocumentStage Stage(
        LifecycleStage<string, string> stage, IEnumerable<DeclaredTransition> transitions, int everyCount) => new()
        {
            Key = stage.Key,
            Name = stage.Name,
            Superstage = stage.Superstage?.Key,
            InitialSubstage = stage.InitialSubstage?.Key,
            IsTerminal = stage.IsTerminal,
            EntryCriteria = [.. stage.EntryCriteria.Select(criterion => criterion.Id)],
            EntryActions = stage.HasEntryActions ? [$"enter {stage.Key}"] : [],
            DueTriggers = [.. stage.DueTriggers.Select(due => new DocumentDueTrigger { Trigger = due, Date = due })],
            Transitions = [.. transitions.SelectMany(transition => transition.Branches(everyCount))],
        };

    internal static string TypeName(Type type) => type.FullName ?? type.Name;

    /// <summary>The transitions that each stage declares, in the order of the triggers.</summary>
    private Dictionary<string, List<DeclaredTransition>> Declared()
    {
        var declared = graph.Stages.ToDictionary(
            stage => stage.Key, _ => new List<DeclaredTransition>(), StringComparer.Ordinal);
        var byTrigger = new Dictionary<(string Stage, string Trigger), DeclaredTransition>();
        var order = graph.Triggers.Select((trigger, index) => (trigger.Key, index))
            .ToDictionary(each => each.Key, each => each.index, StringComparer.Ordinal);
        foreach (var each in graph.Transitions)
        {
            var key = (each.DeclaredBy.Key, each.Trigger.Key);
            if (!byTrigger.TryGetValue(key, out var transition))
            {
                byTrigger.Add(key, transition = new(order[each.Trigger.Key]));
                declared[each.DeclaredBy.Key].Add(transition);
            }

            transition.Add(each);
        }

        foreach (var transitions in declared.Values)
            transitions.Sort((one, other) => one.TriggerIndex.CompareTo(other.TriggerIndex));

        return declared;
    }

    /// <summary>
    /// The criteria in front of every transition, and the transitions of each stage in an order in which a definition
    /// lists its criteria as the graph does. The graph has neither.
    /// </summary>
    private (string[] Every, Dictionary<string, List<DeclaredTransition>> Ordered) OrderedLikeTheGraph(
        Dictionary<string, List<DeclaredTransition>> declared)
    {
        var common = CommonPrefix();
        foreach (var count in Candidates(common, declared.Values.Sum(transitions => transitions.Count)))
        {
            string[] every = [.. common.Take(count)];
            if (Ordered(declared, every) is { } ordered)
                return (every, ordered);
        }

        // Criteria of a transition that no stage inherits come in between. The order of the rest stays as it is.
        return ([], declared);
    }

    private string[] CommonPrefix()
    {
        var lists = graph.Transitions
            .Where(transition => transition.Kind != TransitionKind.Ignore)
            .Select(transition => transition.Criteria.Select(criterion => criterion.Id).ToArray())
            .ToArray();
        if (lists.Length == 0)
            return [.. graph.Criteria.Select(criterion => criterion.Id).Except(_start)];

        return [.. lists[0].TakeWhile((id, at) => lists.All(list => at < list.Length && list[at] == id))];
    }

    /// <summary>
    /// How many of the common criteria may stand in front of every transition, the likeliest first: of one transition
    /// they are its own, and those that a stage requires are the stage's.
    /// </summary>
    private IEnumerable<int> Candidates(string[] common, int transitionCount)
    {
        var ofStages = graph.Stages.SelectMany(stage => stage.EntryCriteria)
            .Select(criterion => criterion.Id)
            .ToHashSet(StringComparer.Ordinal);
        var likely = transitionCount < 2 ? 0 : common.TakeWhile(id => !ofStages.Contains(id)).Count();
        return Enumerable.Range(0, likely + 1).Reverse()
            .Concat(Enumerable.Range(likely + 1, common.Length - likely));
    }

    private Dictionary<string, List<DeclaredTransition>>? Ordered(
        Dictionary<string, List<DeclaredTransition>> declared, string[] every)
    {
        var evaluated = graph.Transitions.SelectMany(transition => transition.Criteria)
            .Concat(graph.Stages.SelectMany(stage => stage.EntryCriteria))
            .Select(criterion => criterion.Id)
            .Concat(_start)
            .Concat(every)
            .ToHashSet(StringComparer.Ordinal);
        if (!_hasGates && evaluated.Count < graph.Criteria.Count)
            return null;

        var expected = new CriteriaSequence(graph.Criteria.Select(each => each.Id).Where(evaluated.Contains));
        var beforeTransitions = _start.Concat(every)
            .Concat(graph.Stages.SelectMany(stage => stage.EntryCriteria).Select(criterion => criterion.Id));
        if (!expected.TryTake(beforeTransitions))
            return null;

        var ordered = new Dictionary<string, List<DeclaredTransition>>(StringComparer.Ordinal);
        foreach (var stage in graph.Stages)
        {
            var left = new List<DeclaredTransition>(declared[stage.Key]);
            var taken = ordered[stage.Key] = [];
            while (left.Count > 0)
            {
                var next = left.Find(transition => expected.TryTake(transition.OwnCriteria(every.Length)));
                if (next is null)
                    return null;

                left.Remove(next);
                taken.Add(next);
            }
        }

        return ordered;
    }
}
