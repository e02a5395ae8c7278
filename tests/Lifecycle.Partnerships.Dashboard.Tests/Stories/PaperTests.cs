using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lifecycle.Dashboard.Tests.Stories;
using Lifecycle.Partnerships.Dashboard.Tests.Harness;
using Microsoft.Playwright;

namespace Lifecycle.Partnerships.Dashboard.Tests.Stories;

/// <summary>The pages of a partnership on a desk, on a phone, and on paper.</summary>
[Collection(Chromium.Collection)]
public partial class PaperTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_page_fits_its_window_and_axe_finds_nothing(int width, ColorScheme colours)
    {
        await using var office = await Office.StartAsync();
        await FillAsync(office);
        await using var visit = await chromium.VisitAsync(
            office.Address,
            new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = colours });
        foreach (var (name, path) in new[]
        {
            ("partnership", Office.Page("warm-homes")),
            ("board-report", Office.Report("warm-homes")),
            ("begun", Office.Page("begun")),
        })
        {
            await visit.GoAsync(path);
            await visit.PictureAsync($"{name}-{width}-{colours}".ToLowerInvariant());

            Assert.Equal(0, await visit.OverflowAsync());
            Assert.Empty(await visit.AccessibilityFaultsAsync());
        }

        Assert.Empty(visit.Complaints);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_report_to_the_board_prints_on_one_page_of_A4(ColorScheme colours)
    {
        await using var office = await Office.StartAsync();
        await FillAsync(office);
        await using var visit = await chromium.VisitAsync(office.Address, new() { ColorScheme = colours });
        await visit.GoAsync(Office.Page("warm-homes"));
        await visit.PressAsync(visit.Page.GetByText("Board report", new() { Exact = true }));

        // The style sheet says how large the paper is.
        var pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        if (Environment.GetEnvironmentVariable("LIFECYCLE_DASHBOARD_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"board-report-{colours}.pdf".ToLowerInvariant()), pdf);

        var text = Encoding.Latin1.GetString(pdf);
        Assert.Single(PdfPage().Matches(text));
        var box = PdfBox().Match(text);
        Assert.Equal((595, 842), (Rounded(box.Groups[1]), Rounded(box.Groups[2])));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(
            "rgb(255, 255, 255)",
            await visit.Page.Locator("body").EvaluateAsync<string>(
                "element => getComputedStyle(element).backgroundColor"));
        Assert.False(await visit.Page.Locator("body > header").IsVisibleAsync());
        Assert.Empty(visit.Complaints);
    }

    private static async Task FillAsync(Office office)
    {
        await office.StartAsync("begun", Homes.Begun("Healthy Streets"), PartnershipTrigger.BeginDevelopment);
        await office.StartLaunchableAsync("warm-homes");
        var (now, today) = (Office.Now, DateOnly.FromDateTime(Office.Now.UtcDateTime));
        await office.RecordAsync("warm-homes", homes =>
        {
            homes.Benefits.Record("Warmth", new(250, today));
            homes.Risks.Add(new("The depot burns down", RiskCategory.Delivery, 4, 5, "Treasurer", "A second depot"));
            homes.Risks.Add(new("Rain", RiskCategory.Delivery, 2, 2, "Treasurer"));
            homes.Risks.Update("Rain", RiskStatus.Closed);
            homes.AdoptMonitoring(new(["Households out of fuel poverty"], [today.AddDays(-20), today.AddDays(30)]));
            homes.Members.GiveNotice(Homes.Trust, new("Other priorities.", now.AddDays(120)), now);
            homes.Governance.RaiseDispute("Who pays for the second depot", [Homes.Council, Homes.Trust], now);
            homes.Reviews.RecordLearning("Admissions fell", "Insulate before the winter.", now);
            homes.Agreement.DraftExtension("extension.pdf", new(now.Year + 5, 3, 31), now);
            homes.Agreement.Sign(2, Homes.Council, now);
        });
    }

    private static int Rounded(Group number) =>
        (int)Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PdfPage();

    [GeneratedRegex(@"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")]
    private static partial Regex PdfBox();
}
