using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Lifecycle.AspNetCore;

/// <summary>
/// The entity tag of an instance: its version, and when it entered its stage, which tells it from an earlier instance
/// of the same id. The tag of a body ends with a hash, because callers may see different ones. Immutable.
/// </summary>
/// <param name="Version">The version.</param>
/// <param name="Entered">When the instance entered its stage, in ticks.</param>
internal sealed partial record EntityTag(long Version, long Entered)
{
    private const int HashLength = 16;

    public static EntityTag Of(ManagedInstance<string, JsonElement> instance) =>
        new(instance.Version, instance.EnteredAt.UtcTicks);

    /// <summary>What a tag says, whatever the body; <see langword="null"/> if it is not one of these.</summary>
    public static EntityTag? Read(string tag) =>
        Form().Match(tag) is { Success: true } match
        && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && long.TryParse(
            match.Groups[2].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var entered)
            ? new(version, entered)
            : null;

    /// <summary>The tag of a body.</summary>
    public string With(ReadOnlySpan<byte> body) =>
        $"{ToString().TrimEnd('"')}-{Convert.ToHexStringLower(SHA256.HashData(body))[..HashLength]}\"";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"\"{Version}-{Entered:x}\"");

    [GeneratedRegex("""^"(0|[1-9][0-9]*)-([1-9a-f][0-9a-f]*)(-[0-9a-f]+)?"$""")]
    private static partial Regex Form();
}
