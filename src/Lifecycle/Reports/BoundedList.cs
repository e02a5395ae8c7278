using System.Globalization;

namespace Lifecycle;

/// <summary>Lists names in a message, which has to stay readable however many there are.</summary>
internal static class BoundedList
{
    /// <summary>The most names that a message lists.</summary>
    public const int Most = 20;

    private const int MostLines = 100;
    private const int LongestName = 100;

    /// <summary>The first names, and how many more there are.</summary>
    public static string Of<T>(IEnumerable<T> names, string separator = ", ")
        where T : notnull
    {
        var all = names as IReadOnlyCollection<T> ?? [.. names];
        var listed = string.Join(separator, all.Take(Most).Select(name => Text(name)));
        return all.Count <= Most ? listed : $"{listed} and {all.Count - Most} more";
    }

    /// <summary>The first lines, indented, and how many more there are.</summary>
    public static string Lines<T>(IReadOnlyCollection<T> lines)
    {
        var listed = string.Join("\n  ", lines.Take(MostLines));
        return lines.Count <= MostLines ? listed : $"{listed}\n  … and {lines.Count - MostLines} more.";
    }

    private static string Text<T>(T name) => Name(Convert.ToString(name, CultureInfo.InvariantCulture) ?? "");

    /// <summary>A name, or the beginning of a long one.</summary>
    public static string Name(string name) =>
        name.Length <= LongestName ? name : $"{name.AsSpan(0, LongestName)}…";
}
