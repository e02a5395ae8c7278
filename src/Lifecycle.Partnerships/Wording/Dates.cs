using System.Globalization;

namespace Lifecycle.Partnerships;

/// <summary>Formats dates as <c>yyyy-MM-dd</c> in every culture, and converts between days and instants.</summary>
internal static class Dates
{
    public static string Day(this DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day of an instant in the time zone of a clock.</summary>
    public static DateOnly DayOf(this TimeProvider clock, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).DateTime);

    /// <summary>The present day in the time zone of a clock.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.DayOf(clock.GetUtcNow());

    /// <summary>The start of a day in the time zone of a clock.</summary>
    public static DateTimeOffset StartOf(this TimeProvider clock, DateOnly day)
    {
        var start = day.ToDateTime(default);
        return new(start, clock.LocalTimeZone.GetUtcOffset(start));
    }

    public static string Day(this DateTimeOffset? at) => at?.Day() ?? "an unknown day";
}
