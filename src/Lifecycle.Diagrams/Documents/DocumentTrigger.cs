namespace Lifecycle.Diagrams;

/// <summary>A trigger of a <see cref="LifecycleDocument"/>. Immutable.</summary>
public sealed class DocumentTrigger
{
    /// <summary>The key, which identifies it.</summary>
    public required string Key { get; init; }

    /// <summary>The name of the type of its payload; <see langword="null"/> if it carries none.</summary>
    public string? PayloadType { get; init; }

    internal Location Location { get; init; }
}
