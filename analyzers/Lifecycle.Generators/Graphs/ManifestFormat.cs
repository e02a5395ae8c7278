using System.Collections.Immutable;

namespace Lifecycle.Generators;

/// <summary>Writes a graph as the lines of a <c>LifecycleManifest</c> attribute, and reads it back.</summary>
/// <remarks>
/// A line consists of words separated by spaces. Values are percent-encoded:
/// <code>
/// initial Draft
/// stage Published criteria=PUB-01,PUB-02
/// stage Withdrawn terminal
/// trigger Publish payload=Some.Payload
/// move Draft Publish to=Published criteria=PUB-01,PUB-02 when then
/// </code>
/// </remarks>
internal static class ManifestFormat
{
    public const int SchemaVersion = 1;

    public static IEnumerable<string> Write(FoldedGraph graph)
    {
        yield return $"initial {Escape(graph.Initial)}";
        foreach (var stage in graph.Stages)
        {
            yield return $"stage {Escape(stage.Key)}"
                + (stage.Superstage is { } superstage ? $" in={Escape(superstage)}" : "")
                + (stage.IsSuperstage ? " super" : "")
                + (stage.IsTerminal ? " terminal" : "")
                + Criteria(stage.Criteria);
        }

        foreach (var trigger in graph.Triggers)
            yield return $"trigger {Escape(trigger.Key)}"
                + (trigger.Payload is { } payload ? $" payload={Escape(payload)}" : "");

        foreach (var transition in graph.Transitions)
        {
            yield return $"{transition.Kind.ToString().ToLowerInvariant()} {Escape(transition.From)} "
                + $"{Escape(transition.Trigger)}"
                + (transition.To is { } to ? $" to={Escape(to)}" : "")
                + Criteria(transition.Criteria)
                + (transition.IsConditional ? " when" : "")
                + (transition.MayFollowUp ? " then" : "");
        }
    }

    /// <summary>
    /// Reads the lines that <see cref="Write"/> wrote; <see langword="null"/> if they are malformed or inconsistent.
    /// </summary>
    public static FoldedGraph? Read(string definition, IEnumerable<string> lines)
    {
        string? initial = null;
        var stages = ImmutableArray.CreateBuilder<FoldedStage>();
        var triggers = ImmutableArray.CreateBuilder<FoldedTrigger>();
        var transitions = ImmutableArray.CreateBuilder<FoldedTransition>();
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            string? Value(string name) =>
                words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal)) is { } word
                    ? Uri.UnescapeDataString(word.Substring(name.Length + 1))
                    : null;
            bool Has(string word) => Array.IndexOf(words, word, 2) >= 0;
            EquatableArray<string> Criteria() => new(
                words.FirstOrDefault(word => word.StartsWith("criteria=", StringComparison.Ordinal)) is { } list
                    ? list.Substring("criteria=".Length).Split(',').Select(Uri.UnescapeDataString).ToImmutableArray()
                    : ImmutableArray<string>.Empty);
            if (words.Length < 2)
                return null;

            var key = Uri.UnescapeDataString(words[1]);
            if (words[0] == "initial")
            {
                initial = key;
            }
            else if (words[0] == "stage")
            {
                stages.Add(new(key, Value("in"), Has("super"), Has("terminal"), Criteria()));
            }
            else if (words[0] == "trigger")
            {
                triggers.Add(new(key, Value("payload")));
            }
            else if (words.Length >= 3 && Enum.TryParse(words[0], ignoreCase: true, out FoldedKind kind))
            {
                var trigger = Uri.UnescapeDataString(words[2]);
                transitions.Add(
                    new(key, trigger, kind, Value("to"), Has("when"), Has("then")) { Criteria = Criteria() });
            }
            else
            {
                return null;
            }
        }

        return initial is not null && IsConsistent(initial, stages, triggers, transitions)
            ? new(
                definition,
                initial,
                new(stages.ToImmutable()),
                new(triggers.ToImmutable()),
                new(transitions.ToImmutable()))
            : null;
    }

    /// <summary>
    /// Whether every key is declared exactly once, is used for what it is, and no stage lies within itself.
    /// </summary>
    private static bool IsConsistent(
        string initial,
        IReadOnlyList<FoldedStage> stages,
        IReadOnlyList<FoldedTrigger> triggers,
        IReadOnlyList<FoldedTransition> transitions)
    {
        if (stages.GroupBy(stage => stage.Key).Any(same => same.Skip(1).Any())
            || triggers.GroupBy(trigger => trigger.Key).Any(same => same.Skip(1).Any()))
            return false;

        var byKey = stages.ToDictionary(stage => stage.Key);
        var named = new HashSet<string>(triggers.Select(trigger => trigger.Key));
        bool IsLeaf(string key) => byKey.TryGetValue(key, out var stage) && !stage.IsSuperstage;
        bool LeadsOutside(FoldedStage stage)
        {
            var (each, depth) = (stage, 0);
            while (each.Superstage is { } around)
            {
                if (!byKey.TryGetValue(around, out each) || !each.IsSuperstage || depth++ > byKey.Count)
                    return false;
            }

            return true;
        }

        return IsLeaf(initial)
            && stages.All(LeadsOutside)
            && transitions.All(transition =>
                IsLeaf(transition.From)
                && named.Contains(transition.Trigger)
                && (transition.To is null ? transition.Kind != FoldedKind.Move : IsLeaf(transition.To)));
    }

    private static string Criteria(EquatableArray<string> ids) =>
        ids.Length > 0 ? $" criteria={string.Join(",", ids.Select(Escape))}" : "";

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
