using System.Net;
using System.Text.RegularExpressions;
using Lifecycle.Dashboard.Tests.Harness;

namespace Lifecycle.Dashboard.Tests.Pages;

public class InstancesPageTests
{
    private const string List = "/lifecycles/Venture";

    [Fact]
    public async Task The_filter_selects_by_stage_superstage_id_due_date_and_criterion()
    {
        await using var desk = await Desk.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        await desk.StartAsync("north-1");
        await desk.StartAsync("north-2", null, VentureTrigger.BeginDevelopment);
        await desk.StartLaunchableAsync("south-1", new() { Title = "S", ReviewBy = now.AddDays(-1) });
        await desk.StartLaunchableAsync("south-2", new() { Title = "S", ReviewBy = now.AddDays(3) });
        await desk.PostAsync(Desk.Page("south-2"), Desk.Fire("Launch", 2), Desk.SameOrigin);

        Assert.Equal("north-1, north-2, south-1, south-2", await JoinedAsync(desk, ""));
        Assert.Equal("north-1", await JoinedAsync(desk, "?stage=Preparation"));
        Assert.Equal("south-1, south-2", await JoinedAsync(desk, "?stage=InForce"));
        Assert.Equal("north-1, north-2", await JoinedAsync(desk, "?id=north"));
        Assert.Equal("north-2", await JoinedAsync(desk, "?id=north-2"));
        Assert.Empty(await IdsAsync(desk, "?id=west"));
        Assert.Equal("south-1", await JoinedAsync(desk, "?due=now"));
        Assert.Equal("south-1, south-2", await JoinedAsync(desk, "?due=week"));
        Assert.Equal("south-2", await JoinedAsync(desk, "?blockedBy=FUL-05"));
        Assert.Empty(await IdsAsync(desk, "?blockedBy=FUL-05&stage=Development"));
        Assert.Empty(await IdsAsync(desk, "?blockedBy=FUL-05&id=south-1"));
        Assert.Equal("south-2", await JoinedAsync(desk, "?blockedBy=FUL-05&stage=InForce"));
        Assert.Equal("south-2", await JoinedAsync(desk, "?blockedBy=FUL-05&due=week"));
        Assert.Equal("south-1, south-2", await JoinedAsync(desk, "?due=week&stage=InForce"));
        Assert.Equal("south-1", await JoinedAsync(desk, "?due=week&id=south-1"));
        Assert.Empty(await IdsAsync(desk, "?due=week&stage=Development"));
        Assert.Empty(await IdsAsync(desk, "?stage=Nowhere"));
        Assert.Equal("north-2", await JoinedAsync(desk, "?stage=Development&previous=Preparation"));
        Assert.Empty(await IdsAsync(desk, "?stage=Development&previous=Suspended"));
    }

    [Theory]
    [InlineData("?due=soon")]
    [InlineData("?due=now&after=1")]
    [InlineData("?previous=Preparation")]
    [InlineData("?due=now&after=99999999999999999999~a")]
    [InlineData("?id=a&id=b")]
    [InlineData("?after=%00")]
    public async Task A_filter_that_means_nothing_is_refused(string query)
    {
        await using var desk = await Desk.StartAsync();

        Assert.Equal(400, (await desk.GetAsync(List + query)).Code);
        Assert.Empty(desk.Log.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?id=v")]
    [InlineData("?stage=Preparation")]
    public async Task Pages_follow_each_other_without_a_gap(string query)
    {
        await using var desk = await Desk.StartAsync(options => options.PageSize = 3);
        string[] ids = [.. Enumerable.Range(0, 8).Select(number => $"v{number}")];
        foreach (var id in ids)
            await desk.StartAsync(id);
        await desk.StartAsync("v");

        Assert.Equal(["v", .. ids], await AllAsync(desk, List + query, most: 3));
    }

    [Theory]
    [InlineData("?due=now", false)]
    [InlineData("?due=now&stage=InForce", false)]
    [InlineData("?due=now&stage=InForce", true)]
    [InlineData("?due=now&id=v", false)]
    [InlineData("?blockedBy=FUL-05&stage=InForce", false)]
    [InlineData("?blockedBy=FUL-05&stage=InForce", true)]
    [InlineData("?blockedBy=FUL-05&due=now", false)]
    public async Task Pages_of_a_filter_that_no_index_has_follow_each_other_without_a_gap(string query, bool isCounted)
    {
        await using var desk = await Desk.StartAsync(options => options.PageSize = 3);
        foreach (var number in Enumerable.Range(0, 8))
        {
            await desk.StartLaunchableAsync($"v{number}", new() { ReviewBy = DateTimeOffset.UnixEpoch });
            await desk.RewriteAsync($"v{number}", stored => stored with { BlockedBy = ["FUL-05"] });
        }

        // Once they are counted, it is known that the stage has few.
        if (isCounted)
            await desk.GetAsync("/lifecycles");

        var ids = Enumerable.Range(0, 8).Select(number => $"v{number}");
        Assert.Equal(ids, await AllAsync(desk, List + query, most: 3));
    }

    [Fact]
    public async Task A_page_looks_at_a_thousand_instances_and_leaves_the_others_to_the_next()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("0", new() { ReviewBy = DateTimeOffset.UnixEpoch });
        var first = (await desk.Store.FindAsync("Venture", "0"))!;
        for (var number = 1; number < 1500; number++)
        {
            var due = new StoredDueDate("Renegotiate", DateTimeOffset.UnixEpoch.AddMinutes(number));
            var instance = first with { Id = $"{number}", ConcurrencyToken = 1, Head = "", DueDates = [due] };
            await desk.Store.WriteAsync(new() { Instance = instance });
        }

        await desk.RewriteAsync("1200", stored => stored with { BlockedBy = ["FUL-05"] });

        var page = await desk.GetAsync(List + "?due=now&blockedBy=FUL-05");

        Assert.Empty(Ids(page));
        Assert.Contains(
            "None of the first 1,000 is like that. The next page looks further.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["1200"], await AllAsync(desk, List + "?due=now&blockedBy=FUL-05", most: 1));
    }

    [Fact]
    public async Task Instances_have_the_names_that_the_application_gives_them()
    {
        await using var desk = await Desk.StartAsync(options => options.For("Venture").NameInstances(
            venture => venture.GetProperty("title").GetString()!.Trim()));
        await desk.StartAsync("1", new() { Title = "Warm Homes" });
        await desk.StartAsync("2", new() { Title = null });

        Assert.Equal("Warm Homes, 2", await JoinedAsync(desk, ""));
    }

    /// <summary>The ids on a page and those that follow it.</summary>
    private static async Task<List<string>> AllAsync(Desk desk, string address, int most)
    {
        var seen = new List<string>();
        for (string? next = address; next is not null;)
        {
            var page = await desk.GetAsync(next);
            var found = Ids(page);
            Assert.InRange(found.Length, 0, most);
            seen.AddRange(found);
            var link = Regex.Match(page.Body, "href=\"([^\"]*)\" rel=\"next\"");
            next = link.Success ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        return seen;
    }

    private static async Task<string> JoinedAsync(Desk desk, string query) =>
        string.Join(", ", await IdsAsync(desk, query));

    private static async Task<string[]> IdsAsync(Desk desk, string query)
    {
        var page = await desk.GetAsync(List + query);
        Assert.Equal(200, page.Code);
        return Ids(page);
    }

    private static string[] Ids(Reply page) =>
    [
        .. Regex.Matches(page.Body, "<th scope=\"row\"><a href=\"[^\"]*\"><bdi>([^<]*)</bdi>")
            .Select(match => match.Groups[1].Value),
    ];
}
