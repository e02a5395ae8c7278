namespace Lifecycle.Partnerships;

/// <summary>Compares names of people: trimmed, inner spaces folded, Unicode composed, case ignored.</summary>
internal static class PersonName
{
    public static bool AreEqual(string? left, string? right) =>
        left is not null
        && right is not null
        && string.Equals(Folded(left), Folded(right), StringComparison.OrdinalIgnoreCase);

    public static string Folded(string name) =>
        string.Join(' ', Composed(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Composed(string name)
    {
        try
        {
            return name.Normalize();
        }
        catch (ArgumentException)
        {
            // Ill-formed Unicode: an actor with such a name has no role, and a comparison must not throw.
            return name;
        }
    }
}
