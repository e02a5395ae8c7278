using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LoanApi;

/// <summary>
/// Signs in the user whose key the header <c>X-Api-Key</c> has. A real application uses OpenID Connect, or keys that no
/// source shows.
/// </summary>
internal sealed class ApiKeys(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private static readonly Dictionary<string, (string Name, string Role)> Users = new()
    {
        ["desk-key"] = ("Ann", "clerk"),
        ["board-key"] = ("Bo", "underwriter"),
    };

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Users.TryGetValue($"{Request.Headers["X-Api-Key"]}", out var user))
            return Task.FromResult(AuthenticateResult.NoResult());

        Claim[] claims = [new(ClaimTypes.Name, user.Name), new(ClaimTypes.Role, user.Role)];
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new(principal, SchemeName)));
    }
}
