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
        Name = name;
    }

    /// <summary>The key.</summary>
    public TStage Key { get; }

    /// <summary>The name for people; the key's own unless the definition gives another.</summary>
    public string Name { get; }

    /// <summary>Whether the lifecycle ends here.</summary>
    public bool IsTerminal { get; internal init; }

    /// <summary>Whether it groups other stages. No instance stands in a superstage itself.</summary>
    public bool IsSuperstage => _substages.Count > 0;

    /// <summary>The superstage it lies within, if any.</summary>
    public LifecycleStage<TStage, TTrigger>? Superstage { get; private set; }

    /// <summary>The stages that lie directly within it.</summary>
    public IReadOnlyList<LifecycleStage<TStage, TTrigger>> Substages => _substages.AsReadOnly();

    /// <summary>The substage that a move to this superstage enters, where the definition says so.</summary>
    public LifecycleStage<TStage, TTrigger>? InitialSubstage { get; internal set; }

    /// <summary>What the definition requires for entering it; its superstages' criteria are theirs.</summary>
    public IReadOnlyList<CriterionDescription> EntryCriteria { get; internal init; } = [];

    /// <summary>The triggers that fall due while an instance stands in it.</summary>
    public IReadOnlyList<TTrigger> Deadlines { get; internal init; } = [];

    internal int Index { get; }

    /// <summary>
    /// Boxed once, so that a context can hand keys to criteria of any lifecycle without boxing at each step.
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

    internal bool IsWithin(LifecycleStage<TStage, TTrigger> other)
    {
        var stage = this;
        while (stage is not null && stage != other)
            stage = stage.Superstage;

        return stage is not null;
    }
}
