using System.Globalization;

namespace Lifecycle;

/// <summary>The keys of a graph as text, and back. Immutable.</summary>
internal sealed class StoredKeys<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<string, TStage> _stages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TTrigger> _triggers = new(StringComparer.Ordinal);

    /// <exception cref="LifecycleException">Two keys have one text, or one cannot be stored.</exception>
    public StoredKeys(LifecycleGraph<TStage, TTrigger> graph)
    {
        StoredText.CheckKey(graph.Name);
        foreach (var stage in graph.Stages)
            Add(_stages, stage.Key);

        foreach (var trigger in graph.Triggers)
            Add(_triggers, trigger.Key);
    }

    public static string Text<T>(T key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;

    public bool TryStage(string text, out TStage stage) => _stages.TryGetValue(text, out stage!);

    public bool TryTrigger(string text, out TTrigger trigger) => _triggers.TryGetValue(text, out trigger!);

    private static void Add<T>(Dictionary<string, T> keys, T key)
    {
        StoredText.CheckKey(Text(key));
        if (!keys.TryAdd(Text(key), key))
            throw new LifecycleException(
                $"Two keys are {Text(key)} as text, so that instances of this definition cannot be stored.");
    }
}
