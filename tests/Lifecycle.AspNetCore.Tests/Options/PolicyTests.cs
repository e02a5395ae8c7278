using System.Security.Claims;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Options;

/// <summary>Policies are evaluated as the authorization middleware does.</summary>
public class PolicyTests
{
    private static readonly (string, string) Ann = (TestUsers.Header, "Ann");

    private static readonly (string, string) Badge = (TestUsers.BadgeHeader, "Bo");

    [Fact]
    public async Task A_policy_signs_in_by_its_own_schemes_and_the_actor_is_whom_it_admits()
    {
        await using var app = await TestApp.StartAsync(options => options.Authorize("Note", "badged"));
        await app.PutAsync("1");

        var user = await app.FireAsync("Note", null, Ann);
        var badge = await app.FireAsync("Note", null, Badge);
        var both = await app.FireAsync("Note", null, Ann, Badge);

        Assert.Equal((401, "unauthenticated", "Badge"), (user.Code, user.Problem, user.Header("WWW-Authenticate")));
        Assert.Equal((200, 200), (badge.Code, both.Code));
        Assert.Equal(
            ["Bo", "Bo"],
            (await app.GetAsync("/loans/1/history")).Json.EnumerateArray().Skip(1)
                .Select(each => each.GetProperty("actor").GetString()));
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_is_found_at_the_start()
    {
        await RefusedAsync(options => options.Authorize("Note", "underwriter"));
        await RefusedAsync(options => options.AuthorizeStart("underwriter"));
        await RefusedAsync(options => options.AuthorizeRead("underwriter"));
        await RefusedAsync(options => options.AllowPatch("underwriter"));
        await RefusedAsync(options => options.AllowWaivers("underwriter", "waivers"));

        static async Task RefusedAsync(Action<LifecycleHttpOptions> options)
        {
            var thrown = await Assert.ThrowsAsync<LifecycleException>(() => TestApp.StartAsync(options));
            Assert.StartsWith("The application has no authorization policy \"underwriter\".", thrown.Message);
        }
    }

    [Fact]
    public async Task An_authentication_scheme_that_does_not_exist_is_found_at_the_start()
    {
        var thrown = await Assert.ThrowsAsync<LifecycleException>(() => TestApp.StartAsync(options => options
            .Authorize("Note", policy => policy.AddAuthenticationSchemes("Bagde").RequireAuthenticatedUser())));

        Assert.StartsWith("Loan has endpoints with a policy that signs in by \"Bagde\"", thrown.Message);
    }

    /// <summary>A caller who may fire may ask whether the gate is open.</summary>
    [Fact]
    public async Task Several_policies_see_the_callers_of_all_their_schemes()
    {
        await using var app = await TestApp.StartAsync(options => options
            .AuthorizeRead("badged")
            .Authorize("Note", policy => policy
                .AddAuthenticationSchemes(TestUsers.SchemeName)
                .RequireClaim("role", "underwriter")));
        await app.PutAsync("1");
        var underwriter = (TestUsers.Header, "Cy;underwriter");

        Assert.Equal(200, (await app.PostAsync("/loans/1/gates/Note", null, Badge, underwriter)).Code);
        Assert.Equal(403, (await app.PostAsync("/loans/1/gates/Note", null, Badge)).Code);
        Assert.Equal(200, (await app.FireAsync("Note", null, Badge, underwriter)).Code);
    }

    [Fact]
    public async Task A_start_and_a_read_may_have_policies()
    {
        await using var app = await TestApp.StartAsync(options => options
            .AuthorizeStart("clerks")
            .AuthorizeRead(policy => policy.RequireAuthenticatedUser()));

        Assert.Equal(403, (await app.PutAsync("1", "no JSON", Ann)).Code);
        Assert.Equal(201, (await app.PutAsync("1", TestApp.Applied, (TestUsers.Header, "Cy;clerk"))).Code);
        foreach (var path in new[]
        {
            "", "/1", "/1/prospects", "/1/plan?goal=PaidOut", "/1/history", "/1/history/verification", "/1/diagram",
            "/definition",
        })
        {
            Assert.Equal(401, (await app.GetAsync("/loans" + path)).Code);
            Assert.Equal(401, (await app.SendAsync("HEAD", "/loans" + path)).Code);
            Assert.Equal(200, (await app.GetAsync("/loans" + path, Ann)).Code);
        }

        Assert.Equal(401, (await app.PostAsync("/loans/1/gates/Assess")).Code);
        Assert.Equal(200, (await app.PostAsync("/loans/1/gates/Assess", null, Ann)).Code);
        Assert.Equal(200, (await app.FireAsync("Note")).Code);
    }

    [Fact]
    public async Task The_policy_of_a_trigger_guards_its_gate()
    {
        await using var app = await TestApp.StartAsync(
            options => options.Authorize(LoanTrigger.Approve, "underwriters"));
        var underwriter = (TestUsers.Header, "Bo;underwriter");
        await app.PutAsync("1");

        Assert.Equal(403, (await app.PostAsync("/loans/1/gates/Approve", null, Ann)).Code);
        Assert.Equal(200, (await app.PostAsync("/loans/1/gates/Approve", null, underwriter)).Code);
        Assert.Equal(200, (await app.PostAsync("/loans/1/gates/Assess", null, Ann)).Code);
    }

    [Fact]
    public async Task A_policy_may_be_built_on_the_spot_and_sees_the_request()
    {
        await using var app = await TestApp.StartAsync(options => options.Authorize(
            LoanTrigger.Note,
            policy => policy.RequireAssertion(context =>
                ((HttpContext)context.Resource!).Request.Headers["X-Ok"] == "1")));
        await app.PutAsync("1");

        Assert.Equal(403, (await app.FireAsync("Note", null, Ann)).Code);
        Assert.Equal(200, (await app.FireAsync("Note", null, Ann, ("X-Ok", "1"))).Code);
    }

    [Fact]
    public async Task The_applications_own_handler_of_refusals_answers()
    {
        await using var app = await TestApp.StartAsync(
            options => options.Authorize("Note", "underwriters"),
            services: services => services.AddSingleton<IAuthorizationMiddlewareResultHandler, Teapot>());
        await app.PutAsync("1");

        Assert.Equal((418, "Ann"), await CodeAndBodyAsync(app.FireAsync("Note", null, Ann)));
    }

    [Fact]
    public async Task Options_that_were_kept_change_nothing_later()
    {
        LifecycleHttpOptions? kept = null;
        await using var app = await TestApp.StartAsync(options => kept = options);
        kept!.RequireIfMatch = true;
        kept.Actor = null!;
        kept.Authorize("Note", "underwriters");

        await app.PutAsync("1");

        Assert.Equal(200, (await app.FireAsync("Note")).Code);
    }

    private static async Task<(int, string)> CodeAndBodyAsync(Task<Reply> reply) =>
        ((await reply).Code, (await reply).Body);

    private sealed class Teapot : IAuthorizationMiddlewareResultHandler
    {
        public async Task HandleAsync(
            RequestDelegate next,
            HttpContext context,
            AuthorizationPolicy policy,
            PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = 418;
            await context.Response.WriteAsync(context.User.FindFirstValue(ClaimTypes.Name)!);
        }
    }
}
