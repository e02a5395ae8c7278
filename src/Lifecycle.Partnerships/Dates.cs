using System.Globalization;

namespace Lifecycle.Partnerships;

/// <summary>Writes dates the same in every culture.</summary>
internal static class Dates
{
    public static string Day(this DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(this DateTimeOffset? at) => at?.Day() ?? "an unknown day";
}
