using System.Globalization;

namespace Lifecycle;

/// <summary>
/// Some rows could not be read. Everything else was done: the call went on with the others before it threw. Immutable.
/// </summary>
public sealed class UnreadableRowsException : LifecycleException
{
    /// <summary>The most rows that an exception names: 100.</summary>
    public const int MostRows = 100;

    private const int MostNamed = 3;

    /// <summary>Makes an exception.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="count">How many rows could not be read.</param>
    /// <param name="rows">The first of them, at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="rows"/> is empty.</exception>
    public UnreadableRowsException(string lifecycle, long count, IReadOnlyList<UnreadableRow> rows)
        : base(OneLineText.Of(Text(lifecycle, count, rows)), rows[0].Exception) =>
        (Lifecycle, Count, Rows) = (lifecycle, count, [.. rows.Take(MostRows)]);

    /// <summary>The name of the lifecycle.</summary>
    public string Lifecycle { get; }

    /// <summary>How many rows could not be read.</summary>
    public long Count { get; }

    /// <summary>The first <see cref="MostRows"/> of them.</summary>
    public IReadOnlyList<UnreadableRow> Rows { get; }

    private static string Text(string lifecycle, long count, IReadOnlyList<UnreadableRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            throw new ArgumentException("Expected at least one row.", nameof(rows));

        var more = count > MostNamed ? " …" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{count} {(count == 1 ? "row" : "rows")} of {lifecycle} could not be read, and the others were: ")
            + $"{string.Join(' ', rows.Take(MostNamed))}{more}";
    }
}
