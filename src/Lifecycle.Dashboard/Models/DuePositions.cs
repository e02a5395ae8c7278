using System.Globalization;

namespace Lifecycle.Dashboard;

/// <summary>Positions in lists of what falls due, as addresses have them.</summary>
internal static class DuePositions
{
    public static string Text(DuePosition position) =>
        string.Create(CultureInfo.InvariantCulture, $"{position.At.UtcTicks}~{position.Id}");

    /// <returns><see langword="null"/> for no text.</returns>
    /// <exception cref="RequestException">The text is no position.</exception>
    public static DuePosition? Read(string? text, string name)
    {
        if (text is null)
            return null;

        return text.IndexOf('~', StringComparison.Ordinal) is > 0 and var end
            && long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.Ticks
                ? new(new(ticks, TimeSpan.Zero), text[(end + 1)..])
                : throw RequestException.Bad($"{name} is no position in a list: \"{ShortText.Of(text)}\".");
    }
}
