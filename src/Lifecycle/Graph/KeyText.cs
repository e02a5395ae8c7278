using System.Globalization;

namespace Lifecycle;

/// <summary>Keys of stages and triggers as text.</summary>
internal static class KeyText
{
    public static string Of<TKey>(TKey key) => Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty;
}
