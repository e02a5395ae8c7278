using System.Globalization;

namespace Lifecycle.Partnerships;

/// <summary>
/// How names of organisations and benefits are kept and compared everywhere: without space around, composed, and whatever
/// the case of their letters. Otherwise one body could sign as two.
/// </summary>
internal static class OrganisationName
{
    /// <summary>The name as it is kept.</summary>
    /// <exception cref="ArgumentException">It is blank, or holds a character that cannot be seen.</exception>
    public static string Of(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var kept = string.Join(' ', name.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return kept.Any(character => char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format)
            ? throw new ArgumentException($"The name '{kept}' holds a character that cannot be seen.", nameof(name))
            : kept;
    }

    public static bool AreEqual(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
