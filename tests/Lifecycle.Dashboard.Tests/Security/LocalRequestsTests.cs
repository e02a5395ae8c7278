using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Security;

/// <summary>By default, only this machine sees the dashboard.</summary>
public class LocalRequestsTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.10")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task A_request_from_a_loopback_address_is_answered(string from)
    {
        await using var desk = await Desk.StartAsync();

        Assert.Equal(200, (await desk.GetAsync("/lifecycles", (Desk.From, from))).Code);
    }

    [Theory]
    [InlineData("192.168.1.7")]
    [InlineData("::ffff:192.168.1.7")]
    [InlineData("2001:db8::1")]
    [InlineData("0.0.0.0")]
    [InlineData("none")]
    public async Task A_request_from_elsewhere_is_not(string from)
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");

        foreach (var path in new[]
            { "/lifecycles", "/lifecycles/Venture", Desk.Page("1"), "/lifecycles/Venture/operations" })
        {
            var reply = await desk.GetAsync(path, (Desk.From, from));

            Assert.Equal(403, reply.Code);
            Assert.DoesNotContain("Venture", reply.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Real-IP", "10.0.0.1")]
    [InlineData("X-Original-For", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task A_request_through_a_proxy_on_this_machine_is_not(string header, string value)
    {
        await using var desk = await Desk.StartAsync();

        Assert.Equal(403, (await desk.GetAsync("/lifecycles", (header, value))).Code);
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("dash.localhost:81", 200)]
    [InlineData("[::1]:5000", 200)]
    [InlineData("attacker.example", 403)]
    [InlineData("localhost.attacker.example", 403)]
    [InlineData("127.0.0.1.attacker.example", 403)]
    [InlineData("192.168.1.7", 403)]
    public async Task A_name_that_merely_resolves_to_this_machine_is_not_local(string host, int code)
    {
        await using var desk = await Desk.StartAsync();

        Assert.Equal(code, (await desk.GetAsync("/lifecycles", ("Host", host))).Code);
    }

    [Theory]
    [InlineData("Development", 200)]
    [InlineData("Staging", 403)]
    [InlineData("Production", 403)]
    public async Task A_proxy_may_look_like_this_machine_so_that_it_counts_in_development_only(
        string environment, int code)
    {
        await using var desk = await Desk.StartAsync(
            options => options.AllowLocalRequests = null, environment: environment);
        await desk.StartAsync("1");

        Assert.Equal(code, (await desk.GetAsync("/lifecycles")).Code);
        Assert.Equal(
            code == 200 ? 303 : 403,
            (await desk.PostAsync(Desk.Page("1"), Desk.Fire("BeginDevelopment", 0), Desk.SameOrigin)).Code);
    }

    [Fact]
    public async Task Outside_development_a_policy_to_see_does_not_let_this_machine_act()
    {
        await using var desk = await Desk.StartAsync(options =>
        {
            options.AllowLocalRequests = null;
            options.ViewPolicy = "staff";
        });
        await desk.StartAsync("1");
        var user = (TestUsers.Header, "Ann");

        Assert.Equal(200, (await desk.GetAsync("/lifecycles", user)).Code);
        Assert.Equal(
            403, (await desk.PostAsync(Desk.Page("1"), Desk.Fire("BeginDevelopment", 0), Desk.SameOrigin, user)).Code);
    }

    [Fact]
    public async Task A_page_for_this_machine_is_not_served_to_others_from_a_cache()
    {
        await using var desk = await Desk.StartAsync(
            services: services => services.AddOutputCache(cache =>
                cache.AddBasePolicy(policy => policy.Expire(TimeSpan.FromMinutes(1)))),
            middleware: app => app.UseOutputCache());

        Assert.Equal(200, (await desk.GetAsync("/lifecycles")).Code);
        Assert.Equal(403, (await desk.GetAsync("/lifecycles", (Desk.From, "10.0.0.1"))).Code);
    }

    [Fact]
    public async Task An_application_that_decides_elsewhere_opens_it()
    {
        await using var desk = await Desk.StartAsync(
            options => options.AllowRemoteRequests = true, group: group => group.RequireAuthorization("staff"));

        Assert.Equal(401, (await desk.GetAsync("/lifecycles", (Desk.From, "10.0.0.1"))).Code);
        Assert.Equal(
            200, (await desk.GetAsync("/lifecycles", (Desk.From, "10.0.0.1"), (TestUsers.Header, "Ann"))).Code);
    }
}
