using System.Globalization;
using System.Text;

namespace Lifecycle.Partnerships;

/// <summary>
/// How names of organisations and benefits are kept and compared everywhere: without space around, composed, and
/// whatever the case of their letters. Otherwise one body could sign as two.
/// </summary>
internal static class OrganisationName
{
    private static readonly bool Composes = "e\u0301".Normalize() == "\u00E9";

    /// <summary>The name as it is kept.</summary>
    /// <exception cref="ArgumentException">It is blank, ill-formed, or holds a character that cannot be
    /// seen.</exception>
    public static string Of(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var kept = string.Join(' ', name.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (kept.EnumerateRunes().Any(IsInvisible))
            throw new ArgumentException($"The name '{kept}' holds a character that cannot be seen.", nameof(name));

        // Where the runtime does not compose, in the invariant mode, what is not composed would be another name.
        return !Composes && kept.Any(character => character is >= '\u0300' and <= '\u036F')
            ? throw new ArgumentException(
                $"The name '{kept}' holds an accent apart from its letter; write the two as one character.",
                nameof(name))
            : kept;
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    public static bool AreEqual(string? left, string? right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
