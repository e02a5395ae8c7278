using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>Maps the keys of a graph to the text that identifies them in a store, and back. Immutable.</summary>
internal sealed class StoredKeys<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleGraph<TStage, TTrigger> _graph;
    private readonly Dictionary<string, TStage> _stages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TTrigger> _triggers = new(StringComparer.Ordinal);
    private readonly Dictionary<TTrigger, string> _triggerTexts = [];

    /// <exception cref="LifecycleException">A key cannot be stored.</exception>
    public StoredKeys(LifecycleGraph<TStage, TTrigger> graph)
    {
        _graph = graph;
        StoredText.CheckKey(graph.Name);
        foreach (var stage in graph.Stages)
            Add(_stages, stage.KeyText, stage.Key);

        foreach (var trigger in graph.Triggers)
        {
            Add(_triggers, trigger.Name, trigger.Key);
            _triggerTexts.Add(trigger.Key, trigger.Name);
        }
    }

    /// <exception cref="ArgumentException">The graph does not have the stage.</exception>
    public string StageText(TStage stage) => _graph.Stage(stage).KeyText;

    /// <summary>The text of a trigger; callers may also fire triggers that the graph does not have.</summary>
    public string TriggerText(TTrigger trigger) => _triggerTexts.TryGetValue(trigger, out var text)
        ? text
        : KeyText.Of(trigger);

    public bool TryStage(string text, [MaybeNullWhen(false)] out TStage stage) => _stages.TryGetValue(text, out stage);

    public bool TryTrigger(string text, [MaybeNullWhen(false)] out TTrigger trigger) =>
        _triggers.TryGetValue(text, out trigger);

    /// <summary>Whether a text identifies a stage that instances can be in: one that is not a superstage.</summary>
    public bool TryLeaf(string text, [MaybeNullWhen(false)] out TStage stage) =>
        _stages.TryGetValue(text, out stage) && !_graph.Stage(stage).IsSuperstage;

    private static void Add<T>(Dictionary<string, T> keys, string text, T key)
    {
        StoredText.CheckKey(text);
        keys.Add(text, key);
    }
}
