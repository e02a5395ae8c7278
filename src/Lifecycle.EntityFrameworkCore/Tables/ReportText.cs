namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// Reports of accepted steps, stored without what their entries say as well. Nothing is lost: a report that does not
/// begin and end as expected is stored as it is.
/// </summary>
internal static class ReportText
{
    private const string End = """],"permitted":[],"passed":true}""";

    /// <summary>Marks the text between <see cref="BeginOf"/> and <see cref="End"/>. No JSON begins with it.</summary>
    private const char Shortened = '~';

    /// <summary>Marks a text that is stored as it is, although it begins with a mark.</summary>
    private const char Whole = '=';

    /// <summary>What is stored of the report of an entry; <see langword="null"/> if it has none.</summary>
    public static string? Of(StoredEntry entry)
    {
        var report = entry.Report;
        if (report is null or "")
            return report;

        var begin = BeginOf(entry);
        return
            report.Length >= begin.Length + End.Length
            && report.StartsWith(begin, StringComparison.Ordinal)
            && report.EndsWith(End, StringComparison.Ordinal)
                ? string.Concat([Shortened], report.AsSpan(begin.Length, report.Length - begin.Length - End.Length))
            : report[0] is Shortened or Whole ? Whole + report
            : report;
    }

    /// <summary>The entry with its whole report, in place of what is stored of it.</summary>
    public static StoredEntry Restored(StoredEntry entry) => entry.Report switch
    {
        [Shortened, .. var lines] => entry with { Report = BeginOf(entry) + lines + End },
        [Whole, .. var report] => entry with { Report = report },
        _ => entry,
    };

    private static string BeginOf(StoredEntry entry) =>
        $"{{\"trigger\":\"{entry.Trigger}\",\"from\":\"{entry.From}\",\"to\":\"{entry.To}\","
            + $"\"outcome\":\"{entry.Outcome}\",\"lines\":[";
}
