namespace Lifecycle;

/// <summary>Checks that a repeated command asks for what it has already done.</summary>
internal static class AppliedCommand
{
    /// <param name="applied">The first entry that the command wrote.</param>
    /// <param name="command">The command, which has an id.</param>
    /// <param name="kind">What it asks for.</param>
    /// <param name="trigger">The trigger to fire, as text; <see langword="null"/> if it fires none.</param>
    /// <exception cref="CommandReusedException">The command did something else.</exception>
    public static void CheckRepeats(
        this StoredEntry applied, TransitionCommand command, StoredEntryKind kind, string? trigger = null)
    {
        // A fingerprint is gone once it was erased, and code that repeats a command need not give one.
        var isSame = applied.Kind == kind
            && applied.Trigger == trigger
            && (applied.Fingerprint is null
                || command.Fingerprint is null
                || applied.Fingerprint == command.Fingerprint);
        if (!isSame)
            throw new CommandReusedException(command.CommandId!, applied.Trigger, trigger);
    }
}
