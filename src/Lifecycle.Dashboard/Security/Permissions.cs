using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard;

/// <summary>Asks policies, with the authentication schemes that they name.</summary>
internal static class Permissions
{
    /// <summary>Whether the caller may change something: forms are shown, and posts accepted.</summary>
    public static async ValueTask<bool> MayActAsync(HttpContext http, LifecycleDashboardOptions options) =>
        !options.IsReadOnly
        && (!options.ActsLocallyOnly || LocalRequests.AreAdmitted(http, options))
        && await AdmitsAsync(http, options.ActPolicy).ConfigureAwait(false);

    /// <summary>Whether a policy admits the caller.</summary>
    /// <param name="http">The request.</param>
    /// <param name="policy">The name of the policy; <see langword="null"/> admits everyone.</param>
    public static async ValueTask<bool> AdmitsAsync(HttpContext http, string? policy)
    {
        if (policy is null)
            return true;

        var services = http.RequestServices;
        var known = await services.GetRequiredService<IAuthorizationPolicyProvider>()
            .GetPolicyAsync(policy)
            .ConfigureAwait(false);
        if (known is null)
            return false;

        var evaluator = services.GetRequiredService<IPolicyEvaluator>();
        var user = http.User;
        try
        {
            var authenticated = await evaluator.AuthenticateAsync(known, http).ConfigureAwait(false);
            var result = await evaluator.AuthorizeAsync(known, authenticated, http, http).ConfigureAwait(false);
            return result.Succeeded;
        }
        finally
        {
            // A question for a form does not change who the caller is.
            http.User = user;
        }
    }

    /// <exception cref="LifecycleException">A policy is set that the application does not have.</exception>
    public static void Check(IServiceProvider services, IEnumerable<string> policies)
    {
        foreach (var policy in policies)
        {
            var provider = services.GetService<IAuthorizationPolicyProvider>();
            if (provider is null || services.GetService<IPolicyEvaluator>() is null)
                throw new LifecycleException(
                    "The dashboard has a policy, and the application has no authorization. Call AddAuthorization().");

            if (provider.GetPolicyAsync(policy).GetAwaiter().GetResult() is null)
                throw new LifecycleException(
                    $"The dashboard has the policy {ShortText.Of(policy)}, which the application does not have.");
        }
    }
}
