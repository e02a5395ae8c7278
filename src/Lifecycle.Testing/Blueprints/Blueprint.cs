namespace Lifecycle.Testing;

/// <summary>
/// A lifecycle as plain data. It can be generated at random, built as a definition of this library, and built again as
/// the system to compare with that definition. Stages and triggers are numbers. Immutable.
/// </summary>
/// <param name="Superstages">For each stage, its superstage or <see langword="null"/>. The initial substage of a
/// superstage is the one with the lowest number.</param>
/// <param name="InitialStage">The initial stage, which has no substages.</param>
/// <param name="Rules">What each stage does on each trigger. Rules of one stage and trigger are tried in
/// order.</param>
public sealed record Blueprint(IReadOnlyList<int?> Superstages, int InitialStage, IReadOnlyList<BlueprintRule> Rules)
{
    /// <summary>The stages, from 0 upwards.</summary>
    public IEnumerable<int> Stages => Enumerable.Range(0, Superstages.Count);

    /// <summary>The direct substages of a stage.</summary>
    /// <param name="stage">The stage.</param>
    public IEnumerable<int> SubstagesOf(int stage) => Stages.Where(each => Superstages[each] == stage);

    /// <summary>The stage and its superstages, innermost first.</summary>
    /// <param name="stage">The stage.</param>
    public IEnumerable<int> Lineage(int stage)
    {
        for (int? each = stage; each is { } present; each = Superstages[present])
            yield return present;
    }

    /// <summary>The stage that an instance is in after a move to a stage: the innermost initial substage.</summary>
    /// <param name="stage">The stage.</param>
    public int LeafOf(int stage) => SubstagesOf(stage).Any() ? LeafOf(SubstagesOf(stage).First()) : stage;

    /// <summary>Builds the definition. Its actions write to <see cref="BlueprintSubject.Log"/>.</summary>
    public LifecycleDefinition<int, int, BlueprintSubject> ToDefinition() => new BlueprintLifecycle(this);

    /// <summary>The blueprint as one line of text.</summary>
    public override string ToString() =>
        $"starts in {InitialStage}; {string.Join(", ", Substages)}; {string.Join("; ", Rules)}";

    private IEnumerable<string> Substages =>
        Stages.Where(stage => Superstages[stage] is not null).Select(stage => $"{stage} in {Superstages[stage]}");
}
