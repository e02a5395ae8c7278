using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Lifecycle;

/// <summary>The actor that a principal stands for.</summary>
internal static class PrincipalActor
{
    /// <summary>
    /// The id of the user, which stays the same when the user changes the name; the name of a user without an id;
    /// <see langword="null"/> if no one is signed in, or the user has neither.
    /// </summary>
    public static string? Of(HttpContext http)
    {
        var signedIn = http.User.Identities.Where(each => each.IsAuthenticated).ToArray();
        return Claim(ClaimTypes.NameIdentifier) ?? Claim("sub") ?? FirstOf(signedIn.Select(each => each.Name));

        string? Claim(string type) => FirstOf(signedIn.Select(each => each.FindFirst(type)?.Value));
    }

    /// <summary>Whether anyone is signed in. A principal may have several identities.</summary>
    public static bool IsSignedIn(HttpContext http) => http.User.Identities.Any(each => each.IsAuthenticated);

    private static string? FirstOf(IEnumerable<string?> texts) =>
        texts.FirstOrDefault(each => !string.IsNullOrEmpty(each));
}
