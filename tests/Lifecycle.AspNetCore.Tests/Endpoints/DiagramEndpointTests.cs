using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Endpoints;

public class DiagramEndpointTests
{
    [Theory]
    [InlineData("*/*", "image/svg+xml", "<svg")]
    [InlineData("text/html, application/xml;q=0.9, */*;q=0.8", "image/svg+xml", "<svg")]
    [InlineData("image/*", "image/svg+xml", "<svg")]
    [InlineData("text/vnd.mermaid", "text/vnd.mermaid; charset=utf-8", "stateDiagram-v2")]
    [InlineData("image/svg+xml;q=0.1, text/*", "text/vnd.mermaid; charset=utf-8", "stateDiagram-v2")]
    [InlineData("text/vnd.graphviz", "text/vnd.graphviz; charset=utf-8", "digraph")]
    public async Task An_instance_is_drawn_as_the_client_accepts_it(string accept, string type, string begin)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        await app.FireAsync("Assess");

        var reply = await app.GetAsync("/loans/1/diagram", ("Accept", accept));

        Assert.Equal((200, type), (reply.Code, reply.Type));
        Assert.StartsWith(begin, reply.Body.TrimStart(), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "Accept"), (reply.Header("X-Content-Type-Options"), reply.Header("Vary")));
    }

    [Fact]
    public async Task It_shows_where_the_instance_is_and_the_way_it_took()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        await app.FireAsync("Assess");

        var reply = await app.GetAsync("/loans/1/diagram", ("Accept", "text/vnd.mermaid"));

        Assert.Contains("✓ Assess", reply.Body, StringComparison.Ordinal);
        Assert.Contains("▸ Decline", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_media_types_and_other_instances_are_refused()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.GetAsync("/loans/1/diagram", ("Accept", "image/png"));

        Assert.Equal((406, "not-acceptable"), (reply.Code, reply.Problem));
        Assert.Equal("Offered are image/svg+xml, text/vnd.mermaid, text/vnd.graphviz.", reply.Detail);
        Assert.Equal("not-found", (await app.GetAsync("/loans/2/diagram")).Problem);
    }
}
