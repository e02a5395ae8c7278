using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.Mapping;

public class MapLifecycleTests
{
    [Fact]
    public void A_lifecycle_without_a_store_cannot_be_mapped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddLifecycle<LoanLifecycle>();
        using var app = (IDisposable)builder.Build();

        var thrown = Assert.Throws<LifecycleException>(() =>
            ((WebApplication)app).MapLifecycle<LoanLifecycle>("/loans"));

        Assert.StartsWith("Loan cannot be mapped: no stored lifecycle has that name.", thrown.Message);
    }

    [Fact]
    public void Policies_need_authorization()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddLifecycle<LoanLifecycle>().UseInMemory();
        using var app = (IDisposable)builder.Build();

        var thrown = Assert.Throws<LifecycleException>(() =>
            ((WebApplication)app).MapLifecycle<LoanLifecycle>("/loans", options => options.Authorize("Note", "p")));

        Assert.EndsWith("Call AddAuthorization().", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_refused()
    {
        var thrown = await RefusedAsync<ArgumentException>(options => options.Authorize("Nope", "underwriters"));
        Assert.StartsWith("A policy is set for Nope, which is no trigger of Loan. It has Approve, ", thrown.Message);
        await RefusedAsync<ArgumentOutOfRangeException>(options => options.PageSize = 0);
        await RefusedAsync<ArgumentOutOfRangeException>(options => options.PageSize = 201);
        await RefusedAsync<ArgumentOutOfRangeException>(options => options.LargestPage = 1001);
        await RefusedAsync<ArgumentOutOfRangeException>(options => options.LargestBody = 0);
        await RefusedAsync<ArgumentNullException>(options => options.Actor = null!);

        static Task<TException> RefusedAsync<TException>(Action<LifecycleHttpOptions> options)
            where TException : Exception => Assert.ThrowsAsync<TException>(() => TestApp.StartAsync(options));
    }

    [Fact]
    public async Task A_lifecycle_may_be_mapped_by_name_and_more_than_once()
    {
        await using var app = await TestApp.StartAsync(before: each => each.MapLifecycle("Loan", "/archive"));
        await app.PutAsync("1");

        Assert.Equal("/archive/1", (await app.GetAsync("/archive/1")).Text("href"));
    }

    [Fact]
    public async Task Each_trigger_has_a_route_of_its_own()
    {
        await using var app = await TestApp.StartAsync();

        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .ToArray();

        Assert.All(
            Enum.GetNames<LoanTrigger>(), name => Assert.Contains($"/loans/{{id}}/triggers/{name}", routes));
    }

    [Fact]
    public async Task Triggers_that_no_route_can_spell_are_fired_too()
    {
        await using var app = await TestApp.StartAsync(
            services: services => services.AddLifecycle<OddLifecycle>().UseInMemory(),
            before: each => each.MapLifecycle<OddLifecycle>("/odd"));
        await app.SendAsync("PUT", "/odd/1", """{"subject":{}}""", ("If-None-Match", "*"));

        foreach (var trigger in OddLifecycle.Triggers)
        {
            var reply = await app.PostAsync($"/odd/1/triggers/{Uri.EscapeDataString(trigger)}");
            Assert.Equal((200, trigger), (reply.Code, reply.Text("trigger")));
        }

        Assert.Equal(OddLifecycle.Triggers.Length, (await app.GetAsync("/odd/1")).Number("version"));
        Assert.Equal("invalid", (await app.PostAsync("/odd/1/triggers/gO")).Problem);
    }

    private sealed class OddLifecycle : LifecycleDefinition<string, string, object>
    {
        public static readonly string[] Triggers =
            ["go", "Go", "a/b", "a%2Fb", "{x}", "what?", "a*b", "~", "prüfen", "a b", "..x", "a:b", "100%"];

        protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
        {
            lifecycle.StartsIn("here");
            var here = lifecycle.Stage("here");
            foreach (var trigger in Triggers)
                here.On(trigger).Stay();
        }
    }
}
