using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Tells a caller whom a policy does not admit: by the schemes of the policy and the application's own handler, as the
/// authorization middleware does, and by a problem if they write nothing.
/// </summary>
internal sealed class Denied(AuthorizationPolicy policy, PolicyAuthorizationResult result) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var problem = new Problem(result.Challenged ? ProblemKind.Unauthenticated : ProblemKind.Forbidden);
        var response = httpContext.Response;
        var handler = httpContext.RequestServices.GetRequiredService<IAuthorizationMiddlewareResultHandler>();
        if (handler is AuthorizationMiddlewareResultHandler && !await HasSchemeAsync(httpContext).ConfigureAwait(false))
            response.StatusCode = problem.Status;
        else
            await handler.HandleAsync(_ => Task.CompletedTask, httpContext, policy, result).ConfigureAwait(false);

        if (!response.HasStarted && response.StatusCode == problem.Status && response.ContentType is null)
            await problem.ExecuteAsync(httpContext).ConfigureAwait(false);
    }

    /// <summary>Whether there is a scheme to challenge or to forbid with.</summary>
    private async Task<bool> HasSchemeAsync(HttpContext http)
    {
        if (policy.AuthenticationSchemes.Count > 0)
            return true;

        return http.RequestServices.GetService<IAuthenticationSchemeProvider>() is { } schemes
            && (result.Challenged
                ? await schemes.GetDefaultChallengeSchemeAsync().ConfigureAwait(false)
                : await schemes.GetDefaultForbidSchemeAsync().ConfigureAwait(false)) is not null;
    }
}
