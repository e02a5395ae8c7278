using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lifecycle.Dashboard.Tests.Harness;

/// <summary>Signs in the user of the header <c>X-User</c>, with the roles behind it: <c>Ann;operator</c>.</summary>
internal sealed class TestUsers(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Test";

    public const string Header = "X-User";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].FirstOrDefault()?.Split(';') is not [var name, .. var roles])
            return Task.FromResult(AuthenticateResult.NoResult());

        var claims = roles.Select(role => new Claim("role", role)).Append(new(ClaimTypes.NameIdentifier, name));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name));
        return Task.FromResult(AuthenticateResult.Success(new(principal, Scheme.Name)));
    }
}
