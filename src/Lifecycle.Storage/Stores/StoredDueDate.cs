using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>A trigger of a stored instance, and when it falls due. Immutable; equal by value.</summary>
/// <param name="Trigger">The trigger, as text.</param>
/// <param name="At">The instant from which it is due. Of a due date that could not be read, the instant of that
/// write: from then on it is due to be read again.</param>
/// <param name="IsTried">Whether it was fired because it fell due, and accepted or refused.</param>
/// <param name="Fault">The exception that reading the due date from the subject threw, as text;
/// <see langword="null"/> if it was read.</param>
public sealed record StoredDueDate(string Trigger, DateTimeOffset At, bool IsTried = false, string? Fault = null)
{
    /// <summary>
    /// Whether it could not be read when the subject was written, and was read later. The history then proves that the
    /// trigger had a due date, and not when.
    /// </summary>
    public bool IsReadLater { get; init; }

    /// <summary>Whether it was tried and refused. It is then fired again once the subject has changed.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether it has led to no accepted fire: it is untried, fails, or was refused.</summary>
    [JsonIgnore]
    public bool IsUnsettled => !IsTried || IsRefused;

    /// <summary>How many times firing it failed: an exception, a criterion that faulted, or a time-out.</summary>
    public int Attempts { get; init; }

    /// <summary>The failure of the last attempt, on one line; <see langword="null"/> if none failed.</summary>
    public string? LastError { get; init; }

    /// <summary>When it is fired again after a failure, in UTC; <see langword="null"/> if none failed.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>
    /// The instant from which it is to be fired: <see cref="NextAttempt"/>, otherwise <see cref="At"/>.
    /// </summary>
    [JsonIgnore]
    public DateTimeOffset FiresAt => NextAttempt ?? At;
}
