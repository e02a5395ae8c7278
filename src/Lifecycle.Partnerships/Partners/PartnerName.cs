namespace Lifecycle.Partnerships;

/// <summary>How names of partners are compared everywhere: by their letters, whatever the case.</summary>
internal static class PartnerName
{
    public static bool AreEqual(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
