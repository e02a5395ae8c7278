using Lifecycle.Dashboard.Tests.Harness;

namespace Lifecycle.Dashboard.Tests.Security;

public class SecurityHeadersTests
{
    [Fact]
    public async Task Every_answer_has_them()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");
        var replies = new[]
        {
            await desk.GetAsync("/lifecycles"),
            await desk.GetAsync(Desk.Page("1")),
            await desk.GetAsync(Desk.Page("2")),
            await desk.GetAsync("/lifecycles/nothing"),
            await desk.PostAsync(Desk.Page("1"), Desk.Fire("BeginDevelopment", 0), Desk.SameOrigin),
            await desk.PostAsync(Desk.Page("1"), Desk.Fire("BeginDevelopment", 0)),
            await desk.GetAsync("/lifecycles", (Desk.From, "10.0.0.1")),
        };

        Assert.Equal([200, 200, 404, 404, 303, 403, 403], replies.Select(reply => reply.Code));
        Assert.All(replies, reply =>
        {
            Assert.StartsWith(
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                reply.Header("Content-Security-Policy"),
                StringComparison.Ordinal);
            Assert.Equal("same-origin", reply.Header("Referrer-Policy"));
            Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
            Assert.Equal("DENY", reply.Header("X-Frame-Options"));
            Assert.Equal("no-store", reply.Header("Cache-Control"));
        });
    }

    [Fact]
    public async Task Frames_are_allowed_where_an_option_says_so()
    {
        await using var desk = await Desk.StartAsync(
            options => options.FrameAncestors = ["'self'", "https://intranet.example"]);

        var reply = await desk.GetAsync("/lifecycles");

        Assert.EndsWith(
            "frame-ancestors 'self' https://intranet.example",
            reply.Header("Content-Security-Policy"),
            StringComparison.Ordinal);
        Assert.Equal("", reply.Header("X-Frame-Options"));
    }

    [Fact]
    public async Task Files_are_kept_by_browsers_under_a_path_that_changes_with_them()
    {
        await using var desk = await Desk.StartAsync();
        var page = await desk.GetAsync("/lifecycles");
        var style = System.Text.RegularExpressions.Regex.Match(page.Body, "rel=\"stylesheet\" href=\"([^\"]+)\"");

        var reply = await desk.GetAsync(style.Groups[1].Value);

        Assert.Equal(200, reply.Code);
        Assert.Equal("text/css", reply.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", reply.Header("Cache-Control"), StringComparison.Ordinal);
    }
}
