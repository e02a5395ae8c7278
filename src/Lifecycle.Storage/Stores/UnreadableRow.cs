namespace Lifecycle;

/// <summary>A stored instance, entry or event that could not be read while others were. Immutable.</summary>
/// <param name="Lifecycle">The name of the lifecycle.</param>
/// <param name="InstanceId">The id of the instance it belongs to.</param>
/// <param name="Exception">
/// Why it could not be read; a <see cref="StrandedInstanceException"/> if the definition has no place for the instance.
/// </param>
public sealed record UnreadableRow(string Lifecycle, string InstanceId, LifecycleException Exception)
{
    /// <summary>
    /// The instance, as far as it can be read; <see langword="null"/> for an entry or an event.
    /// </summary>
    public StoredInstance? Instance { get; init; }

    /// <summary>The number of the entry, if it is one; otherwise <see langword="null"/>.</summary>
    public long? Entry { get; init; }

    /// <summary>The position of the event, if it is one; otherwise <see langword="null"/>.</summary>
    public long? Event { get; init; }

    /// <summary>What it is, and why it could not be read, on one line.</summary>
    public override string ToString()
    {
        var part =
            Entry is { } entry ? FormattableString.Invariant($", entry {entry}")
            : Event is { } position ? FormattableString.Invariant($", event at position {position}")
            : "";
        return OneLineText.Of($"{Lifecycle} {InstanceId}{part}: {Exception.Message}");
    }
}
