using Lifecycle.Dashboard.Tests.Harness;

namespace Lifecycle.Dashboard.Tests.Stories;

/// <summary>Someone launches a venture: refused, mended, fired.</summary>
[Collection(Chromium.Collection)]
public class LaunchTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refused_launch_shows_each_remedy_is_mended_and_fired(bool withScripts)
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("warm-homes");
        await using var visit = await chromium.VisitAsync(desk.Address, new() { JavaScriptEnabled = withScripts });

        await visit.GoAsync("/lifecycles");
        await visit.PressAsync(visit.Page.GetByRole(
            Microsoft.Playwright.AriaRole.Link, new() { Name = "Venture", Exact = true }));
        await visit.PressAsync(visit.Page.GetByText("warm-homes", new() { Exact = true }));
        var launch = visit.Page.Locator("details.trigger").Filter(new() { HasText = "Launch" });
        await launch.GetByLabel("Reason, on record").FillAsync("All three boards agreed.");
        await visit.PressAsync(launch.GetByText("Try Launch"));

        var text = await visit.TextAsync();
        Assert.Contains("Launch was refused", text, StringComparison.Ordinal);
        Assert.Contains("Decide what is watched and when it is reported.", text, StringComparison.Ordinal);
        Assert.Contains("Write the plan, or waive it for the first board.", text, StringComparison.Ordinal);
        Assert.Contains("Name someone who works across the partners.", text, StringComparison.Ordinal);
        Assert.Equal(
            "All three boards agreed.", await launch.GetByLabel("Reason, on record").InputValueAsync());

        await desk.UpdateAsync("warm-homes", venture => (venture.HasIndicators, venture.IsPlanned) = (true, true));
        await visit.GoAsync(Desk.Page("warm-homes"));
        await launch.GetByLabel("Reason, on record").FillAsync("Mended.");
        await visit.PressAsync(launch.Locator("button[value=fire]"));

        text = await visit.TextAsync();
        Assert.Contains("Done: Launch led to Fulfilment", text, StringComparison.Ordinal);
        Assert.Contains("whole", text, StringComparison.Ordinal);
        Assert.Equal(VentureStage.Fulfilment, (await desk.ReadAsync("warm-homes")).Stage);
        Assert.Empty(visit.Complaints);
        Assert.All(visit.Requested, url => Assert.StartsWith($"{desk.Address}", url, StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task An_open_page_shows_what_has_changed()
    {
        await using var desk = await Desk.StartAsync(options => options.RefreshInterval = TimeSpan.FromSeconds(1));
        await desk.StartAsync("1");
        await using var visit = await chromium.VisitAsync(desk.Address);
        await visit.GoAsync(Desk.Page("1"));

        await desk.UpdateAsync("1", venture => venture.Title = "New");

        await visit.Page.GetByText("Change of the subject").WaitForAsync();
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task What_someone_is_writing_is_not_replaced()
    {
        await using var desk = await Desk.StartAsync(options => options.RefreshInterval = TimeSpan.FromSeconds(1));
        await desk.StartAsync("1");
        await using var visit = await chromium.VisitAsync(desk.Address);
        await visit.GoAsync(Desk.Page("1"));
        var reason = visit.Page.GetByLabel("Reason, on record").First;
        await reason.FillAsync("Because");

        await desk.UpdateAsync("1", venture => venture.Title = "New");

        await visit.Page.GetByText("Something has changed meanwhile.").WaitForAsync();
        Assert.Equal("Because", await reason.InputValueAsync());
    }
}
