namespace Lifecycle.Tool;

/// <summary>A definition of an assembly, or the reason why it could not be got.</summary>
/// <param name="FullName">The full name of the type, or of the type and the member.</param>
/// <param name="Definition">The definition; <see langword="null"/> if it could not be got.</param>
/// <param name="Fault">Why not, as a sentence.</param>
internal sealed record FoundDefinition(string FullName, LifecycleDefinition? Definition, string? Fault)
{
    /// <summary>
    /// Those that a name means, by the first of these that fits any: a full name, the name of a lifecycle, the type of
    /// a definition, and a full name from any dot on. The case counts only if it makes a difference.
    /// </summary>
    public static FoundDefinition[] Named(string name, IReadOnlyCollection<FoundDefinition> all)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            Func<FoundDefinition, bool>[] meanings =
            [
                each => each.FullName.Equals(name, comparison),
                each => name.Equals(each.Definition?.Name, comparison),
                each => name.Equals(each.Definition?.GetType().FullName, comparison),
                each => each.FullName.EndsWith($".{name}", comparison),
            ];
            foreach (var isMeant in meanings)
            {
                if (all.Where(isMeant).ToArray() is [_, ..] found)
                    return found;
            }
        }

        return [];
    }
}
