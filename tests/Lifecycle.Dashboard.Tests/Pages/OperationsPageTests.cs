using System.Net;
using System.Text.RegularExpressions;
using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lifecycle.Dashboard.Tests.Pages;

public class OperationsPageTests
{
    private const string Page = "/lifecycles/Venture/operations";

    [Fact]
    public async Task Dead_letters_are_sent_again_or_discarded()
    {
        await using var desk = await Desk.StartAsync();
        await DieAsync(desk, "1");
        await DieAsync(desk, "2");
        var page = await desk.GetAsync(Page);
        Assert.Contains("The queue is closed.", page.Text, StringComparison.Ordinal);
        Assert.Contains("VentureLaunched", page.Text, StringComparison.Ordinal);

        var retried = await desk.PostAsync(Page, Form(page, "retry"), Desk.SameOrigin);
        page = await desk.GetAsync(retried.Header("Location"));
        Assert.Contains("The event will be sent again.", page.Text, StringComparison.Ordinal);
        Assert.Single(await DeadAsync(desk));
        var form = Form(page, "discard");
        var discarded = await desk.PostAsync(Page, form, Desk.SameOrigin);
        page = await desk.GetAsync(discarded.Header("Location"));
        Assert.Contains("It will never be sent.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await DeadAsync(desk));

        var again = await desk.PostAsync(Page, form, Desk.SameOrigin);
        Assert.EndsWith("done=gone", again.Header("Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_still_to_be_sent_cannot_be_discarded()
    {
        await using var desk = await Desk.StartAsync();
        await LaunchAsync(desk, "1");
        var page = await desk.GetAsync(Page);

        Assert.Equal(400, (await desk.PostAsync(Page, Form(page, "discard"), Desk.SameOrigin)).Code);
        Assert.Contains("VentureLaunched", (await desk.GetAsync(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_of_another_lifecycle_is_not_found()
    {
        await using var desk = await Desk.StartAsync();
        await DieAsync(desk, "1");
        var form = Form(await desk.GetAsync(Page), "discard");

        var reply = await desk.PostAsync(
            "/lifecycles/b-Hostile-b-amp/operations", form, Desk.SameOrigin);

        Assert.EndsWith("done=gone", reply.Header("Location"), StringComparison.Ordinal);
        Assert.Single(await DeadAsync(desk));
    }

    [Fact]
    public async Task What_is_overdue_fails_and_comes_is_listed()
    {
        await using var desk = await Desk.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        await desk.StartLaunchableAsync("late", new() { ReviewBy = now.AddDays(-3) });
        await desk.StartLaunchableAsync("soon", new() { ReviewBy = now.AddDays(3) });

        var text = (await desk.GetAsync(Page)).Text;

        Assert.Contains("Overdue1", text, StringComparison.Ordinal);
        Assert.Contains("(3 days ago)", text, StringComparison.Ordinal);
        Assert.True(
            text.IndexOf("late", StringComparison.Ordinal) < text.IndexOf("soon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fails_or_was_refused_is_overdue_since_it_fell_due()
    {
        await using var desk = await Desk.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var id in new[] { "fails", "refused", "accepted" })
            await desk.StartLaunchableAsync(id, new() { ReviewBy = now.AddDays(-3) });
        await desk.RewriteAsync("fails", stored => stored with
        {
            DueDates =
            [
                stored.DueDates[0] with { Attempts = 7, LastError = "No answer.", NextAttempt = now.AddMinutes(40) },
                new("Launch", now.AddYears(4)),
            ],
        });
        await desk.RewriteAsync("refused", stored => stored with
        {
            DueDates = [stored.DueDates[0] with { IsTried = true, IsRefused = true }],
        });
        await desk.RewriteAsync("accepted", stored => stored with
        {
            DueDates = [stored.DueDates[0] with { IsTried = true }],
        });

        var overdue = Section(await desk.GetAsync(Page), "Overdue");

        Assert.Equal(["fails", "refused"], Ids(overdue));
        Assert.Contains("(3 days ago)", overdue, StringComparison.Ordinal);
        Assert.Contains("No answer.", overdue, StringComparison.Ordinal);
        Assert.Contains("refused<", overdue, StringComparison.Ordinal);
        Assert.DoesNotContain("Launch", overdue, StringComparison.Ordinal);
        Assert.Empty(Ids(Section(await desk.GetAsync(Page), "Falls due later")));
        Assert.Contains("2 overdue", (await desk.GetAsync("/lifecycles")).Text, StringComparison.Ordinal);
        var list = await desk.GetAsync("/lifecycles/Venture?due=now");
        Assert.Equal(["fails", "refused"], Ids(list.Body));
        Assert.Contains("overdue since", (await desk.GetAsync(Desk.Page("fails"))).Text, StringComparison.Ordinal);
        Assert.Contains("failed 7 times", (await desk.GetAsync(Desk.Page("fails"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Overdue", 8, false)]
    [InlineData("Falls due later", 5, false)]
    [InlineData("Dead letters", 7, true)]
    [InlineData("Events to send", 4, true)]
    public async Task Each_list_has_pages_that_follow_each_other_without_a_gap(
        string heading, int count, bool isOfEvents)
    {
        await using var desk = await Desk.StartAsync(options => options.PageSize = 3);
        var now = TimeProvider.System.GetUtcNow();
        for (var number = 0; number < 13; number++)
            await desk.StartLaunchableAsync(
                $"{number:00}", new() { ReviewBy = number < 8 ? now.AddDays(-1) : now.AddDays(number) });
        for (var number = 0; number < 7; number++)
            await DieAsync(desk, $"dead {number}");
        for (var number = 0; number < 4; number++)
            await LaunchAsync(desk, $"waiting {number}");

        var seen = new List<string>();
        for (string? next = Page; next is not null;)
        {
            var section = Section(await desk.GetAsync(next), heading);
            var found = Ids(section, isOfEvents ? "td data-label=\"Instance\"" : "th scope=\"row\"");
            Assert.InRange(found.Length, 1, 3);
            seen.AddRange(found);
            var link = Regex.Match(section, "href=\"([^\"]*)\">Next page");
            next = link.Success ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(count, seen.Count);
        Assert.Equal(seen.Distinct(), seen);
        Assert.Contains($"{heading}<small>the first 3<", (await desk.GetAsync(Page)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Venture: A due date could not be fired.\nOther: It is late.", "A due date could not be fired.")]
    [InlineData("Other: It is late.", "✓ The host reports no problem")]
    public async Task What_the_health_check_of_the_host_says_is_told(string description, string shown)
    {
        await using var desk = await Desk.StartAsync(services: services => services.AddHealthChecks()
            .AddCheck("lifecycles", () => HealthCheckResult.Unhealthy(description)));

        var page = await desk.GetAsync(Page);

        Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("It is late.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_sends_events_is_told()
    {
        await using var desk = await Desk.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        var lease = LifecycleOutbox.LeaseOf("Venture");
        Assert.Contains("No host sends events at present.", (await desk.GetAsync(Page)).Text, StringComparison.Ordinal);

        await desk.Store.TryLeaseAsync(lease, "host 1", now, now.AddHours(1));
        Assert.Contains("Sent by host 1.", (await desk.GetAsync(Page)).Text, StringComparison.Ordinal);

        await desk.Store.TryLeaseAsync(lease, "host 1", now, now.AddHours(-1));
        Assert.Contains("Not sent since", (await desk.GetAsync(Page)).Text, StringComparison.Ordinal);
    }

    /// <summary>The section of a page below a heading.</summary>
    private static string Section(Reply page, string heading)
    {
        Assert.Equal(200, page.Code);
        return page.Body.Split("<section").Single(each => each.Contains($"<h2>{heading}", StringComparison.Ordinal));
    }

    private static string[] Ids(string html, string cell = "th scope=\"row\"") =>
    [
        .. Regex.Matches(html, $"<{cell}><a href=\"[^\"]*\"><bdi>([^<]*)</bdi>").Select(match => match.Groups[1].Value),
    ];

    private static Dictionary<string, string> Form(Reply page, string what) => new()
    {
        ["do"] = what,
        ["position"] = page.Field("position"),
        ["key"] = page.Field("key"),
    };

    private static async Task LaunchAsync(Desk desk, string id)
    {
        await desk.StartLaunchableAsync(id, new() { Title = "T", HasIndicators = true, IsPlanned = true });
        Assert.Equal(303, (await desk.PostAsync(Desk.Page(id), Desk.Fire("Launch", 2), Desk.SameOrigin)).Code);
    }

    private static async Task DieAsync(Desk desk, string id)
    {
        await LaunchAsync(desk, id);
        foreach (var outgoing in await desk.Store.FindEventsAsync(new() { Lifecycle = "Venture" }))
            await desk.Store.UpdateEventAsync(
                outgoing with { IsDead = true, Attempts = 20, LastError = "The queue is closed." });
    }

    private static async Task<IReadOnlyList<OutgoingEvent>> DeadAsync(Desk desk) =>
        await desk.Store.FindEventsAsync(new() { Lifecycle = "Venture", IsDead = true });
}
