using System.Globalization;
using Lifecycle.Partnerships.Dashboard.Tests.Harness;

namespace Lifecycle.Partnerships.Dashboard.Tests.Reports;

public class BoardReportPageTests
{
    [Fact]
    public async Task It_tells_rating_stage_gates_benefits_risks_and_partners()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");

        var page = await office.GetAsync(Office.Report("1"));

        Assert.Equal(200, page.Code);
        Assert.Contains("Board report · Warm Homes · Lifecycles", page.Text, StringComparison.Ordinal);
        Assert.Contains("<span class=\"rating amber\">Amber</span>", page.Body, StringComparison.Ordinal);
        Assert.Contains("A risk scores 12: Grants dry up.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Implementation, cycle 1, since", page.Text, StringComparison.Ordinal);
        Assert.Contains("Launch to Fulfilment & measurement: ready", page.Text, StringComparison.Ordinal);
        Assert.Contains("0 people on", page.Text, StringComparison.Ordinal);
        Assert.Contains("Health Trust: active", page.Text, StringComparison.Ordinal);
        Assert.Empty(office.Log.Errors);
    }

    [Fact]
    public async Task It_names_what_is_missing_for_the_next_gate()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");
        await office.RecordAsync("1", homes => homes.AdoptMonitoring(new([], [])));

        var page = await office.GetAsync(Office.Report("1"));

        Assert.Contains("1 missing", page.Text, StringComparison.Ordinal);
        Assert.Contains("FUL-05", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_has_its_last_day()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");
        await office.RecordAsync("1", homes =>
            homes.Members.GiveNotice(Homes.Trust, new("Other priorities.", Office.Now.AddDays(120)), Office.Now));

        var page = await office.GetAsync(Office.Report("1"));

        var day = Office.Now.AddDays(120).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        Assert.Contains($"Health Trust: on notice until {day}", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_text()
    {
        const string hostile = "<script>document.title='owned'</script>";
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync(hostile, hostile);
        await office.RecordAsync(hostile, homes =>
            homes.Risks.Add(new(hostile, RiskCategory.Other, 5, 5, hostile, hostile)));

        var report = await office.GetAsync(Office.Report(hostile));
        var page = await office.GetAsync(Office.Page(hostile));

        Assert.Equal((200, 200), (report.Code, page.Code));
        Assert.All(
            [report, page],
            each => Assert.DoesNotContain("<script>document", each.Body, StringComparison.Ordinal));
        Assert.Contains("A risk scores 25", report.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/lifecycles/PartnershipLifecycle/instance/board-report?id=2")]
    [InlineData("/lifecycles/PartnershipLifecycle/instance/bored-report?id=1")]
    public async Task There_is_no_other(string path)
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");

        Assert.Equal(404, (await office.GetAsync(path)).Code);
    }
}
