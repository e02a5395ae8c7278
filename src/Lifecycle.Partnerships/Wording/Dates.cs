using System.Globalization;

namespace Lifecycle.Partnerships;

/// <summary>Formats dates as <c>yyyy-MM-dd</c> in every culture, and converts days to instants.</summary>
internal static class Dates
{
    public static string Day(this DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The start of a day, in UTC.</summary>
    public static DateTimeOffset At(DateOnly day) => new(day, default, TimeSpan.Zero);

    public static string Day(this DateTimeOffset? at) => at?.Day() ?? "an unknown day";
}
