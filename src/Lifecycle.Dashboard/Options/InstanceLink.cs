using System.Text.Json;

namespace Lifecycle.Dashboard;

/// <summary>A link that an application adds to the page of an instance. Immutable.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Address">Returns its address.</param>
internal sealed record InstanceLink(string Text, Func<ManagedInstance<string, JsonElement>, string?> Address)
{
    /// <summary>Whether following the address runs nothing in the dashboard's origin.</summary>
    public static bool IsSafe(string address) =>
        // Browsers leave out line breaks and tabs, and take a backslash for a slash.
        !address.Any(character => character == '\\' || char.IsControl(character))
        && (Uri.TryCreate(address, UriKind.Absolute, out var url) && !address.StartsWith('/')
            ? url.Scheme is "http" or "https" or "mailto"
            : address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal));
}
