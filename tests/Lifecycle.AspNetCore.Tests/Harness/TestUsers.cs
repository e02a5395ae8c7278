using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lifecycle.AspNetCore.Tests.Harness;

/// <summary>
/// Signs in the user of the header <c>X-User</c>, or of <c>X-Badge</c> for the scheme of badges, with the roles behind
/// it: <c>Ann;clerk</c>.
/// </summary>
internal sealed class TestUsers(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Test";

    public const string Header = "X-User";

    public const string BadgeScheme = "Badge";

    public const string BadgeHeader = "X-Badge";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Scheme.Name == BadgeScheme ? BadgeHeader : Header;
        if (Request.Headers[header].FirstOrDefault()?.Split(';') is not [var name, .. var roles])
            return Task.FromResult(AuthenticateResult.NoResult());

        var claims = roles.Select(role => new Claim("role", role));
        if (name.Length > 0)
            claims = claims.Append(new(ClaimTypes.Name, name));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new(principal, SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Scheme.Name;
        return base.HandleChallengeAsync(properties);
    }
}
