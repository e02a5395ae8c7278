using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace PartnershipDesk;

/// <summary>
/// Signs in whom the header <c>X-User</c> or a cookie names, without asking for a proof: the sample listens on this
/// machine only. A real application uses OpenID Connect.
/// </summary>
internal sealed class DeskUsers(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Desk";

    public const string Header = "X-User";

    private const string Cookie = "desk-user";

    /// <summary>Signs in, or out if there is no name.</summary>
    public static void SignIn(HttpContext http, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            http.Response.Cookies.Delete(Cookie);
        else
            http.Response.Cookies.Append(
                Cookie, name, new() { HttpOnly = true, SameSite = SameSiteMode.Strict });
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var name = Request.Headers[Header] is [{ Length: > 0 } header] ? header : Request.Cookies[Cookie];
        if (string.IsNullOrWhiteSpace(name))
            return Task.FromResult(AuthenticateResult.NoResult());

        var principal = new ClaimsPrincipal(
            new ClaimsIdentity([new(ClaimTypes.NameIdentifier, name), new(ClaimTypes.Name, name)], SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new(principal, SchemeName)));
    }
}
