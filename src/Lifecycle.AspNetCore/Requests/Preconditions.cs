using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Lifecycle.AspNetCore;

/// <summary>
/// The headers <c>If-Match</c> and <c>If-None-Match</c> (RFC 9110). The entity tag of an instance is its version.
/// </summary>
internal static class Preconditions
{
    /// <summary>A version that no instance has, for tags that none has.</summary>
    private const long Never = -1;

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that the client expects; <see langword="null"/> for any.</summary>
    /// <exception cref="ProblemException">A precondition is required and absent, or not valid.</exception>
    public static async ValueTask<long?> ExpectedVersionAsync(LifecycleCall call)
    {
        var header = call.Http.Request.Headers.IfMatch;
        if (header.Count == 0)
            return call.Options.RequireIfMatch
                ? throw new ProblemException(
                    ProblemKind.PreconditionRequired, "Send If-Match with the ETag that you have seen.")
                : null;

        if (!EntityTagHeaderValue.TryParseStrictList(Texts(header), out var tags))
            throw new ProblemException(ProblemKind.Invalid, "If-Match has to be * or entity tags, such as \"17\".");

        if (tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
            return null;

        var versions = tags.Where(tag => !tag.IsWeak).Select(VersionOf).ToArray();
        if (versions.Length <= 1)
            return versions.Length == 0 ? Never : versions[0];

        var present = await call.Manager.TryGetAsync(call.Id, call.Cancelled).ConfigureAwait(false);
        return present is not null && versions.Contains(present.Version) ? present.Version : Never;
    }

    /// <summary>Whether the client has the present version already.</summary>
    public static bool IsKnown(LifecycleCall call, long version) =>
        EntityTagHeaderValue.TryParseList(Texts(call.Http.Request.Headers.IfNoneMatch), out var tags)
        && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == Tag(version));

    /// <summary>Ends a request to start an instance that does not say so.</summary>
    /// <exception cref="ProblemException">There is no <c>If-None-Match: *</c>.</exception>
    public static void RequireNew(LifecycleCall call)
    {
        if (call.Http.Request.Headers.IfNoneMatch is not ["*"])
            throw new ProblemException(
                ProblemKind.PreconditionRequired,
                "Send If-None-Match: * to start an instance. An instance that exists cannot be replaced.");
    }

    private static string[] Texts(StringValues header) => [.. header.OfType<string>()];

    private static long VersionOf(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && tag.Tag == Tag(version)
            ? version
            : Never;
}
