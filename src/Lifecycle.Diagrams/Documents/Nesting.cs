namespace Lifecycle.Diagrams;

/// <summary>
/// How deep superstages may be nested. What reads and writes them calls itself for each level, and a stack that runs
/// out ends the process.
/// </summary>
internal static class Nesting
{
    /// <summary>The most superstages around a stage.</summary>
    public const int Deepest = 64;

    /// <exception cref="LifecycleDocumentException">A stage has too many superstages around it.</exception>
    public static void Require(LifecycleGraph<string, string> graph)
    {
        foreach (var stage in graph.Stages)
        {
            if (!stage.SelfAndSuperstages().Skip(Deepest + 1).Any())
                continue;

            var faults = new DocumentFaults();
            faults.Add(default, Message(stage.Key));
            faults.ThrowIfAny($"{graph.Name} is nested too deep:");
        }
    }

    /// <summary>Finds the stages of a document that have too many superstages around them.</summary>
    public static void Check(LifecycleDocument document, DocumentFaults faults)
    {
        var superstages = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var stage in document.Stages)
            superstages[stage.Key] = stage.Superstage;

        foreach (var stage in document.Stages.Where(stage => IsTooDeep(stage.Key)))
            faults.Add(stage.Location, Message(stage.Key));

        // A stage within itself is a fault of its own.
        bool IsTooDeep(string key)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { key };
            for (var depth = 0; superstages.GetValueOrDefault(key) is { } superstage; key = superstage)
            {
                if (!seen.Add(superstage))
                    return false;
                if (++depth > Deepest)
                    return true;
            }

            return false;
        }
    }

    public static string Message(string stage) =>
        FormattableString.Invariant($"{stage} is within more than {Deepest} superstages. Nest them less deep.");
}
