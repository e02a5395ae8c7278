using System.Globalization;

namespace Lifecycle.Partnerships;

/// <summary>Writes and reads dates the same in every culture.</summary>
internal static class Dates
{
    public static string Day(this DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a day, in UTC.</summary>
    public static DateTimeOffset At(DateOnly day) => new(day, default, TimeSpan.Zero);

    public static string Day(this DateTimeOffset? at) => at?.Day() ?? "an unknown day";
}
