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
    public static string? Of(HttpContext http) => http.User.Identity is { IsAuthenticated: true } identity
        ? NotEmpty(http.User.FindFirstValue(ClaimTypes.NameIdentifier))
            ?? NotEmpty(http.User.FindFirstValue("sub"))
            ?? NotEmpty(identity.Name)
        : null;

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
