namespace Lifecycle.Testing;

/// <summary>
/// A lifecycle as plain data, to be drawn at random and built more than once: as a definition of this library, and as
/// whatever is to be compared with it. Stages and triggers are numbers. Immutable.
/// </summary>
/// <param name="Superstages">For each stage, the one that it lies within. One with substages starts in the lowest of
/// them.</param>
/// <param name="InitialStage">The stage that it starts in; one without substages.</param>
/// <param name="Rules">What stages do on triggers. Rules of one stage and trigger are tried in order.</param>
public sealed record Blueprint(IReadOnlyList<int?> Superstages, int InitialStage, IReadOnlyList<BlueprintRule> Rules)
{
    /// <summary>The stages.</summary>
    public IEnumerable<int> Stages => Enumerable.Range(0, Superstages.Count);

    /// <summary>The stages that lie directly within one.</summary>
    /// <param name="stage">The stage.</param>
    public IEnumerable<int> SubstagesOf(int stage) => Stages.Where(each => Superstages[each] == stage);

    /// <summary>The stage and those around it, from the inside out.</summary>
    /// <param name="stage">The stage.</param>
    public IEnumerable<int> Lineage(int stage)
    {
        for (int? each = stage; each is { } present; each = Superstages[present])
            yield return present;
    }

    /// <summary>The stage that an instance stands in after a move to a stage.</summary>
    /// <param name="stage">The stage.</param>
    public int LeafOf(int stage) => SubstagesOf(stage).Any() ? LeafOf(SubstagesOf(stage).First()) : stage;

    /// <summary>The definition.</summary>
    public LifecycleDefinition<int, int, BlueprintSubject> ToDefinition() => new BlueprintLifecycle(this);

    /// <summary>The blueprint in one line.</summary>
    public override string ToString() =>
        $"starts in {InitialStage}; "
            + $"{string.Join(", ", Stages.Where(stage => Superstages[stage] is not null).Select(stage => $"{stage} in {Superstages[stage]}"))}; "
        + string.Join("; ", Rules);
}
