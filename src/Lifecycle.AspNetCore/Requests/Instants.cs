using System.Globalization;

namespace Lifecycle.AspNetCore;

/// <summary>Reads instants of requests.</summary>
internal static class Instants
{
    private static readonly string[] Forms = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd"];

    /// <exception cref="ProblemException">It is none. One without an offset is in UTC.</exception>
    public static DateTimeOffset Read(string? text, string name) =>
        DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new ProblemException(
                ProblemKind.Invalid, $"{name} has to be an instant, such as 2026-03-01T12:00:00Z.");
}
