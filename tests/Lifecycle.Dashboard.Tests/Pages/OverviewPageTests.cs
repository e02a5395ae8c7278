using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Pages;

public class OverviewPageTests
{
    [Fact]
    public async Task It_counts_by_stage_and_tells_what_needs_attention()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");
        await desk.StartAsync("2");
        await desk.StartLaunchableAsync("3", new() { ReviewBy = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) });

        var page = await desk.GetAsync("/lifecycles");

        Assert.Contains("Venture3 instances", page.Text, StringComparison.Ordinal);
        Assert.Contains("Preparation2", page.Text, StringComparison.Ordinal);
        Assert.Contains("Implementation1", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 overdue", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_chosen_lifecycles_are_there()
    {
        await using var desk = await Desk.StartAsync(options => options.Lifecycles = ["Venture"]);

        Assert.DoesNotContain("Hostile", (await desk.GetAsync("/lifecycles")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await desk.GetAsync("/lifecycles/b-Hostile-b-amp")).Code);
        Assert.Equal(404, (await desk.GetAsync("/lifecycles/Hostile")).Code);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_told()
    {
        var folder = Directory.CreateTempSubdirectory("dashboard").FullName;
        var file = Path.Combine(folder, "ventures.db");
        await using var desk = await Desk.StartAsync(store: registration => registration.UseSqlite(
            $"Data Source={file};Pooling=False", new() { CreateIfMissing = true }));
        Directory.Delete(folder, recursive: true);

        var page = await desk.GetAsync("/lifecycles");

        Assert.Equal(200, page.Code);
        Assert.Contains("The store does not answer.", page.Text, StringComparison.Ordinal);
        Assert.Equal(503, (await desk.GetAsync("/lifecycles/Venture")).Code);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/a b/ü")]
    public async Task It_may_be_mapped_anywhere(string path)
    {
        await using var desk = await Desk.StartAsync(path: path);
        await desk.StartAsync("1");

        var page = await desk.GetAsync(
            path.Length == 0 ? "/" : Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal));
        var links = System.Text.RegularExpressions.Regex.Matches(page.Body, "href=\"(/[^\"]*)\"");

        Assert.NotEmpty(links);
        foreach (System.Text.RegularExpressions.Match link in links)
            Assert.Equal(200, (await desk.GetAsync(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value))).Code);
    }
}
