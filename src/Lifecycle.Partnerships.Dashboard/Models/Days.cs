using System.Globalization;
using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>Days, as partnerships count them: in their own time zone.</summary>
internal static class Days
{
    public static Element Of(DateOnly day) =>
        E("time").Set("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))[
            day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)];

    public static Element Of(DateTimeOffset at, Partnership partnership) => Of(DayOf(at, partnership));

    public static DateOnly DayOf(DateTimeOffset at, Partnership partnership) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, partnership.Clock.LocalTimeZone).DateTime);
}
