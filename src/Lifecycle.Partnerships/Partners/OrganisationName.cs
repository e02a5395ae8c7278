using System.Globalization;
using System.Text;

namespace Lifecycle.Partnerships;

/// <summary>
/// Normalises and compares the names of organisations and benefits: surplus whitespace removed, Unicode composed, case
/// ignored. Without this, one body could sign twice under two spellings.
/// </summary>
internal static class OrganisationName
{
    private static readonly bool Composes = "e\u0301".Normalize() == "\u00E9";

    /// <summary>The normalised name.</summary>
    /// <exception cref="ArgumentException">The name is blank, is not well-formed Unicode, or contains an invisible
    /// character.</exception>
    public static string Of(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var normalised = string.Join(' ', name.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (normalised.EnumerateRunes().Any(IsInvisible))
            throw new ArgumentException($"The name '{normalised}' contains an invisible character.", nameof(name));

        // In invariant mode the runtime does not compose, so a decomposed spelling would count as a different name.
        return !Composes && normalised.Any(character => character is >= '\u0300' and <= '\u036F')
            ? throw new ArgumentException(
                $"The name '{normalised}' contains an accent separate from its letter; use the composed character.",
                nameof(name))
            : normalised;
    }

    /// <summary>Whether a text can be a name.</summary>
    public static bool IsValid(string name)
    {
        try
        {
            return Of(name).Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    public static bool AreEqual(string? left, string? right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
