namespace Lifecycle.Tests.Laws;

/// <summary>
/// A definition as plain data, which the engine compiles and the <see cref="Oracle"/> interprets. Each declaration
/// that a sound definition makes exactly once is a list, so that an unsound one can omit or repeat it.
/// </summary>
public sealed record Specification(string[] Starts, StageSpec[] Stages, CriterionSpec[] Criteria)
{
    /// <summary>The stage that an instance starts in. This and all members below need a sound specification.</summary>
    public string Initial => Leaf(Starts[0])!;

    public IEnumerable<string> Triggers =>
        Stages.SelectMany(stage => stage.Transitions).Select(transition => transition.Trigger).Distinct();

    public StageSpec? Find(string? key) => Array.Find(Stages, stage => stage.Key == key);

    public bool IsSuperstage(string key) => Array.Exists(Stages, stage => stage.Within.Contains(key));

    /// <summary>The stage and its superstages, innermost first.</summary>
    public IEnumerable<StageSpec> SelfAndSuperstages(string? key)
    {
        for (var stage = Find(key); stage is not null; stage = Find(stage.Within.FirstOrDefault()))
            yield return stage;
    }

    /// <summary>
    /// The stage that an instance is in after a move to a stage or superstage; null if a superstage declares no
    /// initial substage.
    /// </summary>
    public string? Leaf(string? key) =>
        key is null || Find(key) is not { } stage ? null
        : IsSuperstage(key) ? Leaf(stage.StartsIn.FirstOrDefault())
        : key;

    /// <summary>
    /// The branches for a trigger in a stage, inherited ones included, in the order in which they are tried, up to the
    /// first without a condition.
    /// </summary>
    public IEnumerable<ApplicableBranch> Branches(string stage, string trigger)
    {
        var all = from declaring in SelfAndSuperstages(stage)
                  from transition in declaring.Transitions
                  where transition.Trigger == trigger
                  from branch in transition.Branches
                  select new ApplicableBranch(declaring, transition, branch);
        foreach (var applicable in all)
        {
            yield return applicable;
            if (applicable.Branch.When is null)
                yield break;
        }
    }

    public override string ToString() =>
        string.Join("\n", (object[])[$"starts in {string.Join(" and ", Starts)}", .. Stages, .. Criteria]);
}
