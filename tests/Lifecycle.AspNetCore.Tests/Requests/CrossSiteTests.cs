using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;

namespace Lifecycle.AspNetCore.Tests.Requests;

/// <summary>What a browser sends for another site without asking changes nothing.</summary>
public class CrossSiteTests
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Origin", "https://elsewhere.example", 403)]
    [InlineData("Origin", "http://127.0.0.1:1", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "OWN", 200)]
    public async Task A_request_without_a_body_is_refused_for_a_page_of_another_origin(
        string header, string value, int code)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");
        var sent = (header, value == "OWN" ? app.Address : value);

        var reply = await app.FireAsync("Note", null, sent);
        var gate = await app.PostAsync("/loans/1/gates/Note", null, sent);

        Assert.Equal((code, code), (reply.Code, gate.Code));
        Assert.Equal(code == 200 ? 1 : 0, (await app.GetAsync("/loans/1")).Number("version"));
        if (code == 403)
            Assert.Equal("cross-site", reply.Problem);
    }

    /// <summary>The browser asks before it sends such a request, and CORS of the application decides.</summary>
    [Theory]
    [InlineData("{}", "X-Any", "1")]
    [InlineData(null, "Idempotency-Key", "k")]
    [InlineData(null, "If-Match", "*")]
    public async Task A_request_that_CORS_has_to_admit_is_not_refused(string? body, string header, string value)
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        var reply = await app.FireAsync(
            "Note", body, ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://elsewhere.example"), (header, value));

        Assert.Equal(200, reply.Code);
    }

    [Fact]
    public async Task Reading_is_not_refused()
    {
        await using var app = await TestApp.StartAsync();
        await app.PutAsync("1");

        Assert.Equal(200, (await app.GetAsync("/loans/1", ("Sec-Fetch-Site", "cross-site"))).Code);
    }

    [Theory]
    [InlineData("https://desk.example", 200)]
    [InlineData("https://desk.example:443", 200)]
    [InlineData("http://desk.example", 403)]
    [InlineData("https://desk.example.org", 403)]
    public async Task A_page_of_an_origin_that_the_application_allows_is_not_refused(string origin, int code)
    {
        await using var app = await TestApp.StartAsync(options => options.AllowOrigins("https://Desk.example/"));
        await app.PutAsync("1");

        var reply = await app.FireAsync("Note", null, ("Sec-Fetch-Site", "same-site"), ("Origin", origin));

        Assert.Equal(code, reply.Code);
    }

    [Theory]
    [InlineData("desk.example")]
    [InlineData("https://desk.example/desk")]
    [InlineData("ftp://desk.example")]
    [InlineData("*")]
    public void What_is_no_origin_is_not_allowed(string origin)
    {
        var thrown = Assert.Throws<ArgumentException>(() => new LifecycleHttpOptions().AllowOrigins(origin));

        Assert.StartsWith($"\"{origin}\" is no origin", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>A form can send any method where the application lets a field of it override POST.</summary>
    [Fact]
    public async Task A_form_that_overrides_its_method_is_refused()
    {
        await using var app = await TestApp.StartAsync(
            options => options.AllowWaivers("everyone", "waivers"),
            before: each =>
            {
                each.UseHttpMethodOverride(new() { FormFieldName = "_method" });
                each.UseRouting();
            });
        await app.PutAsync("1");

        var reply = await app.SendAsync(
            "POST",
            "/loans/1/waivers/ASS-02",
            "_method=DELETE",
            ("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal((403, "cross-site"), (reply.Code, reply.Problem));
    }
}
