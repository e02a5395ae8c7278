namespace Lifecycle;

/// <summary>A stage of a <see cref="LifecycleGraph{TStage, TTrigger}"/>. Immutable.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public sealed class LifecycleStage<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly List<LifecycleStage<TStage, TTrigger>> _substages = [];

    internal LifecycleStage(int index, TStage key, string name)
    {
        Index = index;
        Key = key;
        BoxedKey = key;
        KeyText = Lifecycle.KeyText.Of(key);
        Name = name;
    }

    /// <summary>The key.</summary>
    public TStage Key { get; }

    /// <summary>
    /// The key as text, in the invariant culture: what identifies the stage in JSON, in stores and wherever its type is
    /// not known.
    /// </summary>
    public string KeyText { get; }

    /// <summary>The display name. Default: the key's own text.</summary>
    public string Name { get; }

    /// <summary>Whether the lifecycle ends here.</summary>
    public bool IsTerminal { get; internal init; }

    /// <summary>
    /// Whether it contains other stages. An instance is in one of those, never in the superstage itself.
    /// </summary>
    public bool IsSuperstage => _substages.Count > 0;

    /// <summary>The superstage that contains it, if any.</summary>
    public LifecycleStage<TStage, TTrigger>? Superstage { get; private set; }

    /// <summary>The stages directly within it.</summary>
    public IReadOnlyList<LifecycleStage<TStage, TTrigger>> Substages => _substages.AsReadOnly();

    /// <summary>The substage that a move to this superstage enters, if the definition declares one.</summary>
    public LifecycleStage<TStage, TTrigger>? InitialSubstage { get; internal set; }

    /// <summary>The criteria for entering it, without those of its superstages.</summary>
    public IReadOnlyList<CriterionDescription> EntryCriteria { get; internal init; } = [];

    /// <summary>Whether it has entry actions.</summary>
    public bool HasEntryActions { get; internal init; }

    /// <summary>
    /// Whether some transition enters it, so that its entry criteria are evaluated and its entry actions run. Instances
    /// start in their initial stage, and within its superstages, without entering them.
    /// </summary>
    public bool IsEntered { get; internal set; }

    /// <summary>The triggers that can fall due while an instance is in this stage.</summary>
    public IReadOnlyList<TTrigger> DueTriggers { get; internal init; } = [];

    internal int Index { get; }

    /// <summary>
    /// Boxed once: contexts hand keys to criteria of any lifecycle without boxing at each step.
    /// </summary>
    internal object BoxedKey { get; }

    /// <summary>The stage and its superstages, innermost first.</summary>
    public IEnumerable<LifecycleStage<TStage, TTrigger>> SelfAndSuperstages()
    {
        for (var stage = this; stage is not null; stage = stage.Superstage)
            yield return stage;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal void PutWithin(LifecycleStage<TStage, TTrigger> superstage)
    {
        Superstage = superstage;
        superstage._substages.Add(this);
    }

    /// <summary>
    /// The stage that an instance is in after a move to this one; null if a superstage on the path declares no initial
    /// substage.
    /// </summary>
    internal LifecycleStage<TStage, TTrigger>? Leaf()
    {
        var leaf = this;
        while (leaf is { IsSuperstage: true })
            leaf = leaf.InitialSubstage;

        return leaf;
    }

    internal bool IsWithin(LifecycleStage<TStage, TTrigger> other)
    {
        var stage = this;
        while (stage is not null && stage != other)
            stage = stage.Superstage;

        return stage is not null;
    }
}
