using System.Net;
using Lifecycle;
using Lifecycle.Partnerships;

namespace PartnershipDesk;

/// <summary>The first page: where to go, and whom to sign in as.</summary>
internal static class HomePage
{
    private const string Style =
        "body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.6 system-ui, sans-serif }"
        + "select, button { font: inherit; max-width: 100% }";

    private static readonly PartnershipRole[] Roles =
        [PartnershipRole.Manager, PartnershipRole.Sponsor, PartnershipRole.BoardChair];

    public static void Map(WebApplication app)
    {
        app.MapGet("/", ShowAsync).ExcludeFromDescription();

        // Without the cast, the result would be taken for that of a request delegate, and dropped.
        app.MapPost("/sign-in", (Delegate)SignInAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        DeskUsers.SignIn(http, form["user"]);
        return Results.Redirect("/");
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, ILifecycleManager<PartnershipStage, PartnershipTrigger, Partnership> partnerships)
    {
        var people = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var partnership in partnerships.FindAsync(cancellationToken: http.RequestAborted))
            people.UnionWith(Roles.SelectMany(partnership.Subject.Governance.HoldersOf));

        var user = http.User.Identity?.Name;
        var choices = string.Concat(people.Select(person =>
            $"<option{(person == user ? " selected" : "")}>{WebUtility.HtmlEncode(person)}</option>"));
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Partnership desk</title>
            <style>{Style}</style>
            </head>
            <body>
            <h1>Partnership desk</h1>
            <p>{(user is null ? "You are not signed in." : $"You are {WebUtility.HtmlEncode(user)}.")}
            The manager of a partnership launches it; a sponsor waives what is waivable.</p>
            <form method="post" action="/sign-in">
            <label>Sign in as <select name="user"><option value="">no one</option>{choices}</select></label>
            <button>Sign in</button>
            </form>
            <ul>
            <li><a href="/lifecycles">The dashboard</a></li>
            <li><a href="/partnerships">The API</a>, and its <a href="/openapi/v1.json">OpenAPI document</a></li>
            </ul>
            </body>
            </html>
            """,
            "text/html; charset=utf-8");
    }
}
