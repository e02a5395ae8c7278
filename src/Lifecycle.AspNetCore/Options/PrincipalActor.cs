using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>The actor that a principal stands for.</summary>
internal static class PrincipalActor
{
    /// <returns>The name of the user; <see langword="null"/> if no one is signed in.</returns>
    /// <exception cref="LifecycleException">The user has no name, so that its changes would be recorded without
    /// one.</exception>
    public static string? Of(HttpContext http)
    {
        var user = http.User;
        if (user.Identity?.IsAuthenticated != true)
            return null;

        return NotEmpty(user.Identity.Name)
            ?? NotEmpty(user.FindFirstValue(ClaimTypes.NameIdentifier))
            ?? NotEmpty(user.FindFirstValue("sub"))
            ?? throw new LifecycleException(
                "The signed-in user has neither a name nor the claim nameidentifier or sub. Set `Actor` in the options "
                    + "of MapLifecycle.");
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
