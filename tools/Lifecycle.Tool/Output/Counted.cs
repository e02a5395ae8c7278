using System.Globalization;

namespace Lifecycle.Tool;

/// <summary>Numbers of things in sentences.</summary>
internal static class Counted
{
    /// <summary>For example <c>1 step</c> and <c>1,200 steps</c>.</summary>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? $"{one}s")}");
}
