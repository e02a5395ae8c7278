using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Lifecycle.AspNetCore;

/// <summary>The headers <c>If-Match</c> and <c>If-None-Match</c> (RFC 9110).</summary>
internal static class Preconditions
{
    /// <summary>A version that no instance has, for tags that none has.</summary>
    private const long Never = -1;

    /// <summary>
    /// Ends a request with a precondition that the endpoint does not evaluate: what the client forbids must not be
    /// done. A read may ignore <c>If-None-Match</c>, and sends the body.
    /// </summary>
    public static void RefuseOthers(HttpRequest request, EndpointDescription endpoint)
    {
        Refuse(HeaderNames.IfMatch);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            Refuse(HeaderNames.IfNoneMatch);

        void Refuse(string header)
        {
            if (request.Headers.ContainsKey(header) && !endpoint.Headers.Any(each => each.Name == header))
                throw new ProblemException(ProblemKind.Invalid, $"This request takes no {header}.");
        }
    }

    /// <summary>The version that the client expects; <see langword="null"/> for any.</summary>
    /// <exception cref="ProblemException">A precondition is required and absent, or not valid.</exception>
    public static async ValueTask<long?> ExpectedVersionAsync(LifecycleCall call)
    {
        var header = call.Http.Request.Headers.IfMatch;
        var tags = header.Count == 0 ? [] : Tags(header);
        if (tags.Count == 0 || tags.Contains(EntityTagHeaderValue.Any))
            return call.Options.RequireIfMatch
                ? throw new ProblemException(
                    ProblemKind.PreconditionRequired, "Send If-Match with the ETag that you have seen.")
                : null;

        var present = await call.Manager.GetAsync(call.Id, call.Cancelled).ConfigureAwait(false);
        return tags.Any(tag => Matches(tag, present)) ? present.Version : Never;
    }

    /// <summary>Ends a read whose <c>If-Match</c> the instance does not meet.</summary>
    public static void RequireMatch(LifecycleCall call, ManagedInstance<string, JsonElement> instance)
    {
        if (call.Http.Request.Headers.IfMatch is not [] and var header
            && !Tags(header).Any(tag => tag.Equals(EntityTagHeaderValue.Any) || Matches(tag, instance)))
            throw new ProblemException(Stale(instance.Version));
    }

    public static Problem Stale(long? version) => new(
        ProblemKind.Stale,
        string.Create(CultureInfo.InvariantCulture, $"The instance has version {version}. Read it again."));

    /// <summary>Whether the client has the representation already.</summary>
    public static bool IsKnown(LifecycleCall call, string tag) =>
        EntityTagHeaderValue.TryParseList(Texts(call.Http.Request.Headers.IfNoneMatch), out var tags)
        && tags.Any(each => each.Equals(EntityTagHeaderValue.Any) || each.Tag.Equals(tag, StringComparison.Ordinal));

    /// <summary>Ends a request to start an instance that does not say so.</summary>
    /// <exception cref="ProblemException">There is no <c>If-None-Match: *</c>.</exception>
    public static void RequireNew(LifecycleCall call)
    {
        if (call.Http.Request.Headers.IfNoneMatch is not ["*"])
            throw new ProblemException(
                ProblemKind.PreconditionRequired,
                "Send If-None-Match: * to start an instance. An instance that exists cannot be replaced.");
    }

    /// <summary>Whether a tag is of the version that the instance has, whichever body it was sent with.</summary>
    private static bool Matches(EntityTagHeaderValue tag, ManagedInstance<string, JsonElement> instance) =>
        !tag.IsWeak && EntityTag.Read(tag.Tag.ToString()) == EntityTag.Of(instance);

    private static IList<EntityTagHeaderValue> Tags(StringValues header) =>
        EntityTagHeaderValue.TryParseStrictList(Texts(header), out var tags)
            ? tags
            : throw new ProblemException(
                ProblemKind.Invalid, "If-Match has to be * or entity tags, such as \"17-8dd3a\".");

    private static string[] Texts(StringValues header) => [.. header.OfType<string>()];
}
