namespace Lifecycle.Diagrams;

/// <summary>The branches that a stage declares for a trigger, as each stage shows them that inherits them.</summary>
internal sealed class DeclaredTransition(int triggerIndex)
{
    private readonly Dictionary<string, List<LifecycleTransition<string, string>>> _byStage =
        new(StringComparer.Ordinal);

    public int TriggerIndex => triggerIndex;

    public void Add(LifecycleTransition<string, string> branch)
    {
        if (!_byStage.TryGetValue(branch.From.Key, out var branches))
            _byStage.Add(branch.From.Key, branches = []);

        branches.Add(branch);
    }

    public IEnumerable<string> OwnCriteria(int everyCount) =>
        Branches(everyCount).SelectMany(branch => branch.Criteria);

    /// <summary>The branches with their own criteria.</summary>
    /// <param name="everyCount">How many criteria stand in front of every transition.</param>
    public IEnumerable<DocumentTransition> Branches(int everyCount)
    {
        var first = _byStage.Values.First();
        for (var index = 0; index < first.Count; index++)
        {
            var branch = first[index];
            var own = branch.Kind == TransitionKind.Ignore ? 0 : _byStage.Values.Max(each => Own(each[index]));
            yield return new()
            {
                Trigger = branch.Trigger.Key,
                Kind = branch.Kind,
                To = branch.Kind == TransitionKind.Move ? branch.To!.Key : null,
                Condition = branch.Condition,
                Criteria = [.. Ids(branch).Take(own).Skip(everyCount)],
                Events = [.. branch.EventTypes.Select(GraphReader.TypeName)],
            };
        }

        // The fewest criteria at the beginning of a gate that, with those of the entered stages, make the whole gate.
        int Own(LifecycleTransition<string, string> branch)
        {
            string[] gate = [.. Ids(branch)];
            string[] entered = [.. Entered(branch).SelectMany(stage => stage.EntryCriteria).Select(each => each.Id)];
            var own = Math.Min(everyCount, gate.Length);
            while (!gate.Take(own).Concat(entered).Distinct().SequenceEqual(gate))
                own++;

            return own;
        }
    }

    private static IEnumerable<string> Ids(LifecycleTransition<string, string> branch) =>
        branch.Criteria.Select(criterion => criterion.Id);

    /// <summary>The stages that a step enters, outermost first.</summary>
    private static IEnumerable<LifecycleStage<string, string>> Entered(LifecycleTransition<string, string> branch)
    {
        var lineage = branch.From.SelfAndSuperstages().ToList();
        return branch.Kind switch
        {
            TransitionKind.Move => branch.To!.SelfAndSuperstages().Where(stage => !lineage.Contains(stage)).Reverse(),
            TransitionKind.ReEntry => lineage.Take(lineage.IndexOf(branch.DeclaredBy) + 1).Reverse(),
            _ => [],
        };
    }
}
