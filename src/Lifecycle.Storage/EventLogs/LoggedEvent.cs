namespace Lifecycle;

/// <summary>An entry as an event of a log.</summary>
internal static class LoggedEvent
{
    public static bool IsLogged(StoredEntry entry, EventLogOptions options) =>
        entry.IsAccepted || options.IncludesRefusals;

    /// <summary>What was done: the trigger, or what happened without one.</summary>
    public static string ActivityOf(StoredEntry entry) => entry.Trigger ?? entry.Kind.ToString();

    public static IEnumerable<(string Name, string Value)> Texts(StoredEntry entry, EventLogOptions options)
    {
        yield return ("from", entry.From);
        yield return ("to", entry.To);
        yield return ("outcome", entry.Outcome.ToString());
        if (options.IncludesDetails && entry.Reason is { } reason)
            yield return ("reason", reason);
    }

    public static IEnumerable<(string Name, long Value)> Numbers(StoredEntry entry)
    {
        yield return ("number", entry.Number);
        yield return ("version", entry.Version);
        if (entry.Repeats > 0)
            yield return ("repeats", entry.Repeats);
    }
}
