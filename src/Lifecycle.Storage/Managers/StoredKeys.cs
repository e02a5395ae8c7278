using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>Maps the keys of a graph to the text that identifies them in a store, and back. Immutable.</summary>
internal sealed class StoredKeys<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleGraph<TStage, TTrigger> _graph;
    private readonly Predicate<string> _isMigrated;
    private readonly Dictionary<string, TStage> _stages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TTrigger> _triggers = new(StringComparer.Ordinal);
    private readonly Dictionary<TTrigger, string> _triggerTexts = [];

    /// <param name="graph">The graph.</param>
    /// <param name="isMigrated">Whether a migration covers a stage.</param>
    /// <exception cref="LifecycleException">A key cannot be stored.</exception>
    public StoredKeys(LifecycleGraph<TStage, TTrigger> graph, Predicate<string> isMigrated)
    {
        (_graph, _isMigrated) = (graph, isMigrated);
        StoredText.CheckKey(graph.Name, "name", graph.Name);
        foreach (var stage in graph.Stages)
            Add(_stages, "stage", stage.KeyText, stage.Key);

        foreach (var trigger in graph.Triggers)
        {
            Add(_triggers, "trigger", trigger.Name, trigger.Key);
            _triggerTexts.Add(trigger.Key, trigger.Name);
        }

        foreach (var criterion in graph.Criteria)
            StoredText.CheckKey(graph.Name, "criterion", criterion.Id);
    }

    /// <exception cref="ArgumentException">The graph does not have the stage.</exception>
    public string StageText(TStage stage) => _graph.Stage(stage).KeyText;

    /// <summary>
    /// Refuses what is no trigger at all. An enum member that the graph does not use is one: no stage permits it.
    /// </summary>
    /// <exception cref="ArgumentException">The graph does not have the trigger, and it is no member of an enum.
    /// </exception>
    public void CheckTrigger(TTrigger trigger, string parameter)
    {
        if (!_triggerTexts.ContainsKey(trigger)
            && !(typeof(TTrigger).IsEnum && Enum.IsDefined(typeof(TTrigger), trigger)))
            throw ShortText.Unknown(_graph.Name, "trigger", KeyText.Of(trigger), _triggers.Keys, parameter);
    }

    /// <summary>The text of a trigger, or of an enum member that the graph does not use.</summary>
    public string TriggerText(TTrigger trigger) => _triggerTexts.TryGetValue(trigger, out var text)
        ? text
        : KeyText.Of(trigger);

    public bool TryStage(string text, [MaybeNullWhen(false)] out TStage stage) => _stages.TryGetValue(text, out stage);

    public bool TryTrigger(string text, [MaybeNullWhen(false)] out TTrigger trigger) =>
        _triggers.TryGetValue(text, out trigger);

    /// <summary>Whether a text identifies a stage that instances can be in: one that is not a superstage.</summary>
    public bool TryLeaf(string text, [MaybeNullWhen(false)] out TStage stage) =>
        _stages.TryGetValue(text, out stage) && !_graph.Stage(stage).IsSuperstage;

    /// <summary>Whether the graph has a stage for instances in one, or a migration covers it.</summary>
    public bool Knows(string stage) => _isMigrated(stage) || TryLeaf(stage, out _);

    /// <summary>
    /// Whether the graph has no place for instances that entered a stage from another: the stage is gone, or it returns
    /// to the one before, which is gone or does not lead there. Where a migration decides, it is taken to be right.
    /// </summary>
    public bool Strands(string stage, string? previous) =>
        !_isMigrated(stage) && (!TryLeaf(stage, out var leaf) || (Returns(leaf) && !MayReturn(leaf, previous)));

    /// <summary>Whether a stage has a transition to the stage before.</summary>
    public bool Returns(TStage stage) =>
        _graph.TransitionsFrom(stage).Any(transition => transition.Kind == TransitionKind.Return);

    private bool MayReturn(TStage stage, string? previous) =>
        previous is not null
        && (_isMigrated(previous)
            || (TryLeaf(previous, out var from) && _graph.EnteredFrom(stage).Any(each => each.Key.Equals(from))));

    private void Add<T>(Dictionary<string, T> keys, string what, string text, T key)
    {
        StoredText.CheckKey(_graph.Name, what, text);
        keys.Add(text, key);
    }
}
