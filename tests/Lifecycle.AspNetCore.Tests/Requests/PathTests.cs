using System.Collections.Concurrent;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lifecycle.AspNetCore.Tests.Requests;

public class PathTests
{
    public static TheoryData<string> Ids =>
    [
        "a/b", "a%2Fb", "a%2fb", "a%252Fb", "100%", "%", "%%", "a b", "a+b", "a?b#c", "a;b=c", "a\\b", "..a", "...",
        "ä", "日本", "👩‍🚀", "<script>", "'--", "{id}", "a\tb", "a\nb", "\u202eb", "A", "a", "history", "triggers",
        new('x', 200), new('ä', 200), new('/', 200), "a/../b", "/", "//", "/a", "a/",
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task An_id_may_be_any_text_and_its_links_lead_to_it(string id)
    {
        await using var app = await TestApp.StartAsync();

        var started = await app.PutAsync(Uri.EscapeDataString(id));

        Assert.Equal((201, id), (started.Code, started.Text("id")));
        var read = await app.GetAsync(started.Header("Location")!);
        Assert.Equal((200, id), (read.Code, read.Text("id")));
        Assert.Equal(200, (await app.PostAsync(read.Names("permitted", "href")[0])).Code);
        Assert.Equal(2, (await app.GetAsync(started.Header("Location") + "/history")).Json.GetArrayLength());
        Assert.Equal([id], (await app.GetAsync("/loans")).Names("instances", "id"));
    }

    [Fact]
    public async Task An_escaped_slash_and_an_escaped_percent_sign_are_told_apart()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("a%2Fb");

        Assert.Equal("a/b", (await app.GetAsync("/loans/a%2Fb")).Text("id"));
        Assert.Equal(404, (await app.GetAsync("/loans/a%252Fb")).Code);
        Assert.Equal(404, (await app.GetAsync("/loans/A%2Fb")).Code);
    }

    [Fact]
    public async Task An_id_that_cannot_be_stored_is_refused()
    {
        await using var app = await TestApp.StartAsync();

        foreach (var id in new[] { new string('x', 201), Uri.EscapeDataString(new string('ä', 201)) })
        {
            var reply = await app.PutAsync(id);
            Assert.Equal((400, "invalid"), (reply.Code, reply.Problem));
            Assert.Equal("The id has 201 characters; the limit is 200.", reply.Detail);
            Assert.Equal("invalid", (await app.GetAsync($"/loans/{id}/prospects")).Problem);
        }

        Assert.Equal("HTTP/1.1 400 Bad Request", await app.SendRawAsync("GET /loans/%00 HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    /// <summary>A policy of the application may read the id of the route: what is done is done to that id.</summary>
    [Fact]
    public async Task Dot_segments_do_not_lead_to_another_instance_than_the_route_says()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("mine%25");
        await app.PutAsync("victim");

        foreach (var path in new[]
        {
            "/loans/mine%25/triggers/Note/victim/./..",
            "/loans/mine%25/triggers/Note/victim/a/../..",
            "/loans/x/../mine%25/triggers/Note",
        })
            await app.SendRawAsync($"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(0, (await app.GetAsync("/loans/victim")).Number("version"));
        Assert.Equal(3, (await app.GetAsync("/loans/mine%25")).Number("version"));
    }

    /// <summary>What decides by the route decides about the instance that is acted on.</summary>
    [Theory]
    [InlineData("/loans/team%2F7/triggers/Note", "team/7")]
    [InlineData("/loans/team%2f7/triggers/Note", "team/7")]
    [InlineData("/loans/team%252F7/triggers/Note", "team%2F7")]
    [InlineData("/loans/TEAM%2F7/triggers/Note/team%2F7/./..", "TEAM%2F7")]
    [InlineData("/loans/team%2F7/triggers/Note/TEAM%2F7/./..", "team%2F7")]
    [InlineData("/loans/TEAM%2F7/triggers/Note", "TEAM/7")]
    public async Task Policies_filters_and_the_actor_see_the_id_that_is_acted_on(string path, string id)
    {
        var seen = new ConcurrentQueue<string>();
        await using var app = await TestApp.StartAsync(
            options =>
            {
                options.Authorize(
                    LoanTrigger.Note, policy => policy.RequireAssertion(context => See(context.Resource)));
                options.Actor = http => See(http) ? "Ann" : null;
            },
            group: group => group
                .RequireAuthorization(policy => policy.RequireAssertion(context => See(context.Resource)))
                .AddEndpointFilter((context, next) => See(context.HttpContext) ? next(context) : new(result: null)));
        string[] ids = ["team/7", "team%2F7", "TEAM/7", "TEAM%2F7"];
        foreach (var each in ids)
            Assert.Equal(201, (await app.PutAsync(Uri.EscapeDataString(each))).Code);
        seen.Clear();

        var status = await app.SendRawAsync($"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal("HTTP/1.1 200 OK", status);
        Assert.Equal([id, id, id, id], seen);
        foreach (var each in ids)
            Assert.Equal(
                each == id ? 1 : 0, (await app.GetAsync($"/loans/{Uri.EscapeDataString(each)}")).Number("version"));

        bool See(object? resource)
        {
            seen.Enqueue((string)((HttpContext)resource!).GetRouteValue("id")!);
            return true;
        }
    }

    [Fact]
    public async Task Links_stay_below_the_path_and_the_base_of_the_application()
    {
        await using var app = await TestApp.StartAsync(
            path: "/tenants/{tenant}/loans", before: each => each.UsePathBase("/base").UseRouting());

        var reply = await app.SendAsync(
            "PUT", "/base/tenants/a%20b/loans/1", TestApp.Applied, ("If-None-Match", "*"));

        Assert.Equal("/base/tenants/a%20b/loans/1", reply.Header("Location"));
        Assert.Equal(200, (await app.PostAsync(reply.Names("permitted", "href")[0])).Code);
        Assert.Equal(200, (await app.GetAsync("/base/tenants/a%20b/loans/")).Code);
    }
}
