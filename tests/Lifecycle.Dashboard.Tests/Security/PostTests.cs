using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Security;

/// <summary>Attacks: a post that is not from the dashboard, or not allowed, changes nothing.</summary>
public class PostTests
{
    private static readonly (string, string) Operator = (TestUsers.Header, "Olu;operator");
    private static readonly (string, string) Visitor = (TestUsers.Header, "Vera");

    public static TheoryData<string, string> Foreign => new()
    {
        { "Sec-Fetch-Site", "cross-site" },
        { "Sec-Fetch-Site", "same-site" },
        { "Sec-Fetch-Site", "same-origin, cross-site" },
        { "Sec-Fetch-Site", "" },
        { "Origin", "null" },
        { "Origin", "https://attacker.example" },
        { "Origin", "http://127.0.0.1:1" },
        { "Referer", "http://127.0.0.1/lifecycles" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_post_of_another_site_changes_nothing(string header, string value)
    {
        await using var desk = await Desk.StartAsync();
        await UnchangedAsync(desk, 403, (header, value));
    }

    [Fact]
    public async Task A_post_that_says_nothing_of_its_origin_changes_nothing()
    {
        await using var desk = await Desk.StartAsync();
        await UnchangedAsync(desk, 403);
    }

    [Fact]
    public async Task A_foreign_site_is_not_excused_by_a_good_origin()
    {
        await using var desk = await Desk.StartAsync();
        await UnchangedAsync(
            desk, 403, ("Sec-Fetch-Site", "cross-site"), ("Origin", desk.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task An_old_browser_is_known_by_its_origin()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");

        var reply = await desk.PostAsync(
            Desk.Page("1"),
            Desk.Fire("BeginDevelopment", 0),
            ("Origin", desk.Address.GetLeftPart(UriPartial.Authority)));

        Assert.Equal(303, reply.Code);
    }

    [Theory]
    [InlineData("desk.intranet", "http://desk.intranet", 303)]
    [InlineData("desk.intranet", "https://desk.intranet", 303)]
    [InlineData("desk.intranet:80", "http://desk.intranet", 303)]
    [InlineData("desk.intranet:8080", "http://desk.intranet:8080", 303)]
    [InlineData("xn--mller-kva.example", "https://xn--mller-kva.example", 303)]
    [InlineData("[2001:db8::1]:8080", "http://[2001:db8::1]:8080", 303)]
    [InlineData("desk.intranet", "http://desk.intranet:8080", 403)]
    [InlineData("desk.intranet:8080", "http://desk.intranet", 403)]
    [InlineData("desk.intranet", "http://other.intranet", 403)]
    [InlineData("desk.intranet", "ftp://desk.intranet", 403)]
    public async Task The_origin_of_a_form_is_compared_with_the_host(string host, string origin, int code)
    {
        await using var desk = await Desk.StartAsync(options => options.AllowRemoteRequests = true);
        await desk.StartAsync("1");

        var reply = await desk.PostAsync(
            Desk.Page("1"), Desk.Fire("BeginDevelopment", 0), ("Host", host), ("Origin", origin));

        Assert.Equal(code, reply.Code);
    }

    [Fact]
    public async Task A_read_only_dashboard_changes_nothing_and_shows_no_form()
    {
        await using var desk = await Desk.StartAsync(options => options.IsReadOnly = true);
        await UnchangedAsync(desk, 403, Desk.SameOrigin);

        Assert.DoesNotContain("method=\"post\"", (await desk.GetAsync(Desk.Page("1"))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_from_another_machine_changes_nothing()
    {
        await using var desk = await Desk.StartAsync();
        await UnchangedAsync(desk, 403, Desk.SameOrigin, (Desk.From, "192.168.1.7"));
    }

    [Fact]
    public async Task Who_may_see_from_elsewhere_may_not_act_without_a_policy()
    {
        await using var desk = await Desk.StartAsync(options => options.ViewPolicy = "staff");
        await UnchangedAsync(desk, 403, Desk.SameOrigin, Operator, (Desk.From, "192.168.1.7"));

        var page = await desk.GetAsync(Desk.Page("1"), Operator, (Desk.From, "192.168.1.7"));
        Assert.Equal(200, page.Code);
        Assert.DoesNotContain("method=\"post\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_to_act_decides()
    {
        await using var desk = await Desk.StartAsync(options =>
        {
            options.ViewPolicy = "staff";
            options.ActPolicy = "operators";
        });
        await UnchangedAsync(desk, 401, Desk.SameOrigin);
        await UnchangedAsync(desk, 403, Desk.SameOrigin, Visitor);
        Assert.DoesNotContain(
            "method=\"post\"", (await desk.GetAsync(Desk.Page("1"), Visitor)).Body, StringComparison.Ordinal);
        Assert.Contains(
            "method=\"post\"", (await desk.GetAsync(Desk.Page("1"), Operator)).Body, StringComparison.Ordinal);

        var reply = await desk.PostAsync(
            Desk.Page("1"), Desk.Fire("BeginDevelopment", 0), Desk.SameOrigin, Operator, (Desk.From, "192.168.1.7"));

        Assert.Equal(303, reply.Code);
        Assert.Equal(1, (await desk.ReadAsync("1")).Version);
    }

    [Fact]
    public async Task The_pages_are_closed_to_whom_the_policy_to_see_does_not_admit()
    {
        await using var desk = await Desk.StartAsync(options => options.ViewPolicy = "operators");

        Assert.Equal(401, (await desk.GetAsync("/lifecycles")).Code);
        Assert.Equal(403, (await desk.GetAsync("/lifecycles", Visitor)).Code);
        Assert.Equal(200, (await desk.GetAsync("/lifecycles", Operator)).Code);
    }

    [Fact]
    public async Task An_application_with_antiforgery_wants_its_token()
    {
        await using var desk = await Desk.StartAsync(services: services => services.AddAntiforgery());
        await UnchangedAsync(desk, 400, Desk.SameOrigin);

        var page = await desk.GetAsync(Desk.Page("1"));
        var form = Desk.Fire("BeginDevelopment", 0);
        form["__RequestVerificationToken"] = page.Field("__RequestVerificationToken");
        var cookie = page.Header("Set-Cookie").Split(';')[0];
        var reply = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin, ("Cookie", cookie));

        Assert.Equal(303, reply.Code);
    }

    [Fact]
    public async Task A_trigger_is_not_fired_by_a_link()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");

        await desk.GetAsync(Desk.Page("1") + "&do=fire&trigger=BeginDevelopment&version=0&command=x", Desk.SameOrigin);

        Assert.Equal(0, (await desk.ReadAsync("1")).Version);
    }

    [Fact]
    public async Task The_body_does_not_name_the_actor()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");
        var form = Desk.Fire("BeginDevelopment", 0);
        form["actor"] = "Bo";

        await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin, (TestUsers.Header, "Ann"));

        var page = await desk.GetAsync(Desk.Page("1"));
        Assert.Contains("Ann", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("· Bo", page.Text, StringComparison.Ordinal);
    }

    private static async Task UnchangedAsync(Desk desk, int code, params (string, string)[] headers)
    {
        if (await desk.InScopeAsync(async manager => await manager.TryGetAsync("1")) is null)
            await desk.StartAsync("1");
        var entries = await desk.EntriesAsync("1");

        var fired = await desk.PostAsync(Desk.Page("1"), Desk.Fire("BeginDevelopment", 0), headers);
        var sent = await desk.PostAsync(
            "/lifecycles/Venture/operations",
            new() { ["do"] = "discard", ["position"] = "1", ["key"] = "x" },
            headers);

        Assert.Equal((code, code), (fired.Code, sent.Code));
        Assert.Equal(0, (await desk.ReadAsync("1")).Version);
        Assert.Equal(entries, await desk.EntriesAsync("1"));
    }
}
