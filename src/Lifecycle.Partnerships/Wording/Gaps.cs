using System.Collections;

namespace Lifecycle.Partnerships;

/// <summary>Finds the missing parts of a document.</summary>
internal static class Gaps
{
    /// <summary>The names of the parts that are absent, blank or empty; <see langword="null"/> when none is.</summary>
    public static string? In(params IEnumerable<(string Name, object? Value)> parts) =>
        parts
            .Where(part =>
                part.Value is null
                || part.Value is string text && string.IsNullOrWhiteSpace(text)
                || part.Value is ICollection { Count: 0 })
            .Select(part => part.Name)
            .ToArray() is { Length: > 0 } missing
                ? Enumeration.Of(missing)
                : null;
}
