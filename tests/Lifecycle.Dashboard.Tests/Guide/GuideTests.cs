using System.Security.Claims;
using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Guide;

/// <summary>What docs/dashboard.md quotes works.</summary>
public class GuideTests
{
    [Fact]
    public async Task Options_of_an_application()
    {
        await using var policies = await Desk.StartAsync(options =>
        {
            options.ViewPolicy = "staff";
            options.ActPolicy = "operators";
        });
        await using var own = await Desk.StartAsync(options =>
        {
            options.Actor = http => http.User.FindFirstValue("employee-number");
        });
        await using var pages = await Desk.StartAsync(options =>
        {
            options.For("Venture")
                .NameInstances(venture => venture.GetProperty("title").GetString())
                .ShowSubject((http, venture) => http.User.IsInRole("sponsor")
                    ? System.Text.Json.Nodes.JsonNode.Parse(venture.GetRawText())
                    : null)
                .AllowWaivers("sponsors", "waivers")
                .AddLink("Open in the desk", venture => $"/desk/{Uri.EscapeDataString(venture.Id)}")
                .AddSection<NextReview>("Next review")
                .AddPage<NextReview>("next-review", "Next review")
                .AddStyleSheet(".due { font-weight: 600; }");
        });
        await pages.StartAsync("1", new() { Title = "Warm Homes" });

        Assert.Equal(401, (await policies.GetAsync("/lifecycles")).Code);
        Assert.Equal(200, (await own.GetAsync("/lifecycles")).Code);
        var page = await pages.GetAsync(Desk.Page("1"));
        Assert.Contains("<h1><bdi>Warm Homes</bdi></h1>", page.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"/desk/1\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("<p>No review is planned.</p>", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_call_maps_the_pages()
    {
        await using var app = Build();
        app.MapLifecycleDashboard("/lifecycles");
        await using var other = Build();
        other.MapLifecycleDashboard("/lifecycles", options => options.AllowRemoteRequests = true)
            .RequireAuthorization("staff");

        Assert.All(
            new[] { app, other },
            each => Assert.Contains(
                ((IEndpointRouteBuilder)each).DataSources.SelectMany(source => source.Endpoints),
                endpoint => endpoint is RouteEndpoint { RoutePattern.RawText: "/lifecycles/{lifecycle}/instance" }));
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddLifecycle<VentureLifecycle>().UseInMemory();
        return builder.Build();
    }
}
