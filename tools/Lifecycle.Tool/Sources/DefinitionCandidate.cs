namespace Lifecycle.Tool;

/// <summary>A type or a static member of an assembly that a definition can be got from.</summary>
/// <param name="Place">The full name of the type, or of the type and the member.</param>
/// <param name="Get">Gets the definition. Runs code of the assembly.</param>
internal sealed record DefinitionCandidate(string Place, Func<LifecycleDefinition?> Get);

/// <summary>A definition of an assembly, or the reason why it could not be got.</summary>
/// <param name="Place">The full name of the type, or of the type and the member.</param>
/// <param name="Definition">The definition; <see langword="null"/> if it could not be got.</param>
/// <param name="Fault">Why not, as a sentence.</param>
internal sealed record FoundDefinition(string Place, LifecycleDefinition? Definition, string? Fault)
{
    /// <summary>Whether a name means it: that of the lifecycle, or a place in full or from any dot on.</summary>
    public bool IsNamed(string name) =>
        name.Equals(Definition?.Name, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Definition?.GetType().FullName, StringComparison.OrdinalIgnoreCase)
        || name.Equals(Place, StringComparison.OrdinalIgnoreCase)
        || Place.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase);
}
