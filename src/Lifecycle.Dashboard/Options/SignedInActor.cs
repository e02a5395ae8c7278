using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>The actor that a signed-in user stands for.</summary>
internal static class SignedInActor
{
    /// <returns>What names the user; <see langword="null"/> if no one is signed in.</returns>
    /// <exception cref="LifecycleException">The user has no name, so that changes would be recorded without
    /// one.</exception>
    public static string? Of(HttpContext http) =>
        PrincipalActor.Of(http)
        ?? (http.User.Identity?.IsAuthenticated == true
            ? throw new LifecycleException(
                "The signed-in user has neither the claim nameidentifier or sub nor a name. Set `Actor` in the options "
                    + "of MapLifecycleDashboard.")
            : null);
}
