using System.Security.Claims;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lifecycle.AspNetCore.Tests.Options;

public class AuthorizationTests
{
    private static readonly (string, string) Ann = (TestUsers.Header, "Ann");

    [Fact]
    public async Task The_signed_in_user_is_the_actor()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1", TestApp.Applied, Ann);
        await app.FireAsync("Note", null, (TestUsers.Header, "Bo"));
        await app.FireAsync("Note");

        var history = await app.GetAsync("/loans/1/history");

        Assert.Equal(
            ["Ann", "Bo", null],
            history.Json.EnumerateArray().Select(each =>
                each.TryGetProperty("actor", out var actor) ? actor.GetString() : null));
    }

    [Fact]
    public async Task A_user_without_a_name_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync("Note", null, (TestUsers.Header, ";clerk"));

        Assert.Equal((403, "forbidden"), (reply.Code, reply.Problem));
        Assert.Equal("The signed-in caller has no name or id to be recorded with.", reply.Detail);
        Assert.Equal(403, (await app.GetAsync("/loans/1/prospects", (TestUsers.Header, ";clerk"))).Code);
        Assert.Equal(0, (await app.GetAsync("/loans/1")).Number("version"));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_user_whom_the_application_does_not_name_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(options => options.Actor = _ => null);
        await app.PutAsync("1");

        Assert.Equal("forbidden", (await app.FireAsync("Note", null, Ann)).Problem);
        Assert.Equal(200, (await app.FireAsync("Note")).Code);
    }

    [Fact]
    public async Task The_actor_is_the_id_of_the_user_who_may_change_the_name()
    {
        await using var app = await TestApp.StartAsync(services: services =>
            services.AddTransient<IClaimsTransformation, WithId>());
        await app.PutAsync("1", TestApp.Applied, Ann);

        Assert.Equal("id of Ann", (await app.GetAsync("/loans/1/history")).Json[0].GetProperty("actor").GetString());
    }

    [Fact]
    public async Task The_application_may_name_the_actor()
    {
        await using var app = await TestApp.StartAsync(options =>
            options.Actor = http => $"{http.User.Identity!.Name} via web");
        await app.PutAsync("1", TestApp.Applied, Ann);

        Assert.Equal(["Ann via web"], (await app.GetAsync("/loans/1/history")).Json.EnumerateArray()
            .Select(each => each.GetProperty("actor").GetString()));
    }

    [Fact]
    public async Task A_trigger_with_a_policy_is_fired_by_whom_it_admits()
    {
        await using var app = await TestApp.StartAsync(options => options.Authorize("Decline", "underwriters"));
        await app.PutAsync("1");

        var anonymous = await app.FireAsync("Decline");
        var clerk = await app.FireAsync("Decline", null, Ann);
        var cased = await app.FireAsync("decline", null, Ann);

        Assert.Equal(401, anonymous.Code);
        Assert.Equal((403, "forbidden"), (clerk.Code, clerk.Problem));
        Assert.Equal((400, "invalid"), (cased.Code, cased.Problem));
        Assert.Equal(1, (await app.GetAsync("/loans/1/history")).Json.GetArrayLength());
        Assert.Equal(200, (await app.FireAsync("Note", null, Ann)).Code);
        Assert.Equal(200, (await app.FireAsync("Decline", null, (TestUsers.Header, "Bo;underwriter"))).Code);
    }

    [Fact]
    public async Task A_policy_comes_before_everything_else_so_that_it_tells_nothing()
    {
        await using var app = await TestApp.StartAsync(options => options.Authorize("Decline", "underwriters"));

        Assert.Equal("forbidden", (await app.FireAsync("Decline", "{", Ann, ("If-Match", "x"))).Problem);
    }

    [Fact]
    public async Task Without_a_scheme_to_challenge_an_anonymous_caller_is_told_so()
    {
        await using var app = await TestApp.StartAsync(
            options => options.Authorize("Decline", "underwriters"),
            services: services => services.RemoveAll<IAuthenticationSchemeProvider>());
        await app.PutAsync("1");

        var reply = await app.FireAsync("Decline");

        Assert.Equal((401, "unauthenticated"), (reply.Code, reply.Problem));
    }

    [Fact]
    public async Task The_group_may_require_authorization_for_everything()
    {
        await using var app = await TestApp.StartAsync(group: group => group.RequireAuthorization("underwriters"));

        foreach (var path in new[] { "/loans", "/loans/1", "/loans/1/history", "/loans/1/prospects" })
            Assert.Equal(401, (await app.GetAsync(path)).Code);
        Assert.Equal(401, (await app.PutAsync("1")).Code);
        Assert.Equal(403, (await app.PutAsync("1", TestApp.Applied, Ann)).Code);
        Assert.Equal(201, (await app.PutAsync("1", TestApp.Applied, (TestUsers.Header, "Bo;underwriter"))).Code);
    }

    [Fact]
    public async Task Filters_of_the_group_run()
    {
        var paths = new List<string>();
        await using var app = await TestApp.StartAsync(group: group => group.AddEndpointFilter((context, next) =>
        {
            paths.Add(context.HttpContext.Request.Path);
            return next(context);
        }));

        await app.PutAsync("1");
        await app.FireAsync("Note");

        Assert.Equal(["/loans/1", "/loans/1/triggers/Note"], paths);
        Assert.Equal(1, (await app.GetAsync("/loans/1")).Number("version"));
    }

    private sealed class WithId : IClaimsTransformation
    {
        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal) => Task.FromResult(
            principal.FindFirst(ClaimTypes.NameIdentifier) is not null
                ? principal
                : new(new ClaimsIdentity(
                    principal.Claims.Append(new(ClaimTypes.NameIdentifier, $"id of {principal.Identity!.Name}")),
                    principal.Identity.AuthenticationType)));
    }
}
