namespace Lifecycle;

/// <summary>Compares the graphs of two definitions.</summary>
public static class LifecycleGraphComparison
{
    /// <summary>
    /// Finds what differs between this graph and that of a later definition of the same lifecycle. Keys are compared as
    /// text, so the definitions may have keys of different types. Code is not compared: a criterion that evaluates
    /// something else is no difference.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TLaterStage">The type of the stages of the later definition.</typeparam>
    /// <typeparam name="TLaterTrigger">The type of the triggers of the later definition.</typeparam>
    /// <param name="graph">The graph of the earlier definition.</param>
    /// <param name="later">The graph of the later definition.</param>
    public static GraphComparison CompareTo<TStage, TTrigger, TLaterStage, TLaterTrigger>(
        this LifecycleGraph<TStage, TTrigger> graph, LifecycleGraph<TLaterStage, TLaterTrigger> later)
        where TStage : notnull
        where TTrigger : notnull
        where TLaterStage : notnull
        where TLaterTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(later);
        var (before, after) = (graph.AsText(), later.AsText());
        return new(
            [
                .. Compare(
                    GraphElement.Lifecycle, [before], [after], _ => "The lifecycle", GraphTraits.Of, static _ => null),
                .. Compare(
                    GraphElement.Stage,
                    before.Stages,
                    after.Stages,
                    stage => stage.KeyText,
                    GraphTraits.Of,
                    static _ => null),
                .. Compare(
                    GraphElement.Trigger,
                    before.Triggers,
                    after.Triggers,
                    trigger => trigger.Name,
                    GraphTraits.Of,
                    static _ => null),
                .. Compare(
                    GraphElement.Transition,
                    Cells(before),
                    Cells(after),
                    branches => $"{branches[0].From.KeyText} on {branches[0].Trigger.Name}",
                    GraphTraits.Of,
                    static branches => string.Join("; ", branches.Select(GraphTraits.Target))),
                .. Compare(
                    GraphElement.Criterion,
                    before.Criteria,
                    after.Criteria,
                    criterion => criterion.Id,
                    GraphTraits.Of,
                    static criterion => criterion.Title),
            ],
            [.. Stranded(before, after)]);
    }

    private static IEnumerable<GraphChange> Compare<T>(
        GraphElement element,
        IEnumerable<T> before,
        IEnumerable<T> after,
        Func<T, string> name,
        Func<T, IEnumerable<(string Trait, string Value)>> traits,
        Func<T, string?> detail)
    {
        var later = after.ToDictionary(name);
        var earlier = before.ToDictionary(name);
        foreach (var (key, part) in earlier)
        {
            if (!later.TryGetValue(key, out var present))
            {
                yield return Change(GraphChangeKind.Removed, key, Presence(part, "removed"));
                continue;
            }

            var changes = traits(part).Zip(traits(present))
                .Where(pair => pair.First.Value != pair.Second.Value)
                .Select(pair => $"{pair.First.Trait} changed from '{pair.First.Value}' to '{pair.Second.Value}'")
                .ToArray();
            if (changes.Length > 0)
                yield return Change(GraphChangeKind.Changed, key, $"{key}: {string.Join("; ", changes)}.");
        }

        foreach (var (key, part) in later.Where(each => !earlier.ContainsKey(each.Key)))
            yield return Change(GraphChangeKind.Added, key, Presence(part, "added"));

        GraphChange Change(GraphChangeKind kind, string key, string message) =>
            new(kind, element, key, OneLineText.Of(message));

        string Presence(T part, string verb) =>
            $"{element} {name(part)} was {verb}{(detail(part) is { } text ? $": {text}" : "")}.";
    }

    private static IEnumerable<LifecycleTransition<string, string>[]> Cells(LifecycleGraph<string, string> graph) =>
        graph.Transitions.GroupBy(each => (each.From, each.Trigger)).Select(branches => branches.ToArray());

    /// <summary>
    /// Where an instance cannot be resumed: the stage is gone or is a superstage now, or it has a return now and cannot
    /// have been entered from where the instance came from.
    /// </summary>
    private static IEnumerable<GraphStranding> Stranded(
        LifecycleGraph<string, string> before, LifecycleGraph<string, string> after)
    {
        var walk = new GraphWalk<string, string>(before, CancellationToken.None);
        var reached = walk.Reachable(Position.At(before.InitialStage.Index))
            .Select(position => before.Stages[position.Stage])
            .Distinct()
            .OrderBy(stage => stage.Index);
        foreach (var stage in reached)
        {
            var key = stage.KeyText;
            if (!after.Contains(key))
            {
                yield return new(key, null, true, OneLineText.Of($"{key} is no stage any more."));
            }
            else if (after.Stage(key).IsSuperstage)
            {
                yield return new(
                    key, null, true, OneLineText.Of($"{key} is a superstage now, which no instance is in."));
            }
            else if (after.TransitionsFrom(key).Any(transition => transition.Kind == TransitionKind.Return))
            {
                var sources = after.EnteredFrom(key).Select(source => source.KeyText).ToHashSet();
                if (before.InitialStage == stage)
                    yield return new(key, null, false, OneLineText.Of(
                        $"{key} returns to the previous stage, and instances that started in it have none."));
                foreach (var previous in before.EnteredFrom(key).Where(each => !sources.Contains(each.KeyText)))
                    yield return new(key, previous.KeyText, false, OneLineText.Of(
                        $"{key} returns to the previous stage, and cannot be entered from {previous.KeyText} any "
                            + "more."));
            }
        }
    }
}
