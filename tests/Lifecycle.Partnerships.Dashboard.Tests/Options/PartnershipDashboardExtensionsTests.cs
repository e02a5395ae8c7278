using System.Text.RegularExpressions;
using Lifecycle.Dashboard.Tests.Harness;
using Lifecycle.Partnerships.Dashboard.Tests.Harness;
using Microsoft.AspNetCore.Builder;

namespace Lifecycle.Partnerships.Dashboard.Tests.Options;

public class PartnershipDashboardExtensionsTests
{
    private const string Director = "Director;sponsor";

    [Fact]
    public async Task It_names_partnerships_shows_their_purpose_and_links_to_the_report()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");

        var page = await office.GetAsync(Office.Page("1"));
        var list = await office.GetAsync("/lifecycles/PartnershipLifecycle");

        Assert.Contains("<h1><bdi>Warm Homes</bdi></h1>", page.Body, StringComparison.Ordinal);
        Assert.Contains("Fewer cold homes", page.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Office.Report("1")}\"", page.Body, StringComparison.Ordinal);
        Assert.Contains("<bdi>Warm Homes</bdi></a>", list.Body, StringComparison.Ordinal);
        Assert.Empty(office.Log.Errors);
    }

    [Fact]
    public async Task The_style_sheet_is_served_by_the_dashboard()
    {
        await using var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");
        var page = await office.GetAsync(Office.Page("1"));
        var address = Regex.Match(page.Body, "href=\"([^\"]*/lifecycle\\.[0-9a-f]+\\.css)\"");

        var style = await office.GetAsync(address.Groups[1].Value);

        Assert.Equal((200, "text/css"), (style.Code, style.Response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("@page { size: A4", style.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sponsor_grants_a_waiver_that_another_person_asks_for_and_withdraws_it()
    {
        await using var office = await WithoutPlanAsync();
        var page = await office.GetAsync(Office.Page("1"), ("X-User", Director));
        Assert.Contains("Who asks for it", page.Text, StringComparison.Ordinal);

        var granted = await office.PostAsync(
            Office.Page("1"), Waive(page, "Winter is here.", Homes.Manager), Director);
        var waiver = Assert.Single((await office.ReadAsync("1")).Waivers);
        page = await office.GetAsync(Office.Page("1"), ("X-User", Director));
        var withdrawal = Waive(page, "A plan is there.", requestedBy: null);
        withdrawal["do"] = "withdraw";
        var withdrawn = await office.PostAsync(Office.Page("1"), withdrawal, Director);

        Assert.Equal((303, 303), (granted.Code, withdrawn.Code));
        Assert.Equal((Homes.Sponsor, Homes.Manager), (waiver.Waiver.GrantedBy, waiver.RequestedBy));
        Assert.Equal(
            "A plan is there.", Assert.Single((await office.ReadAsync("1")).Waivers).Revocation?.Reason);
        Assert.Empty(office.Log.Errors);
    }

    [Theory]
    [InlineData("Director;sponsor", "Director", 422, "requested the waiver and cannot also grant it")]
    [InlineData("Ann;sponsor", "A. Khan", 422, "Ann is not a sponsor of Warm Homes.")]
    [InlineData("Director;sponsor", null, 400, "A waiver needs someone who asks for it.")]
    public async Task What_the_partnership_refuses_is_told_and_changes_nothing(
        string user, string? requestedBy, int code, string reason)
    {
        await using var office = await WithoutPlanAsync();
        var page = await office.GetAsync(Office.Page("1"), ("X-User", user));

        var reply = await office.PostAsync(Office.Page("1"), Waive(page, "Winter is here.", requestedBy), user);

        Assert.Equal(code, reply.Code);
        Assert.Contains(reason, reply.Text, StringComparison.Ordinal);
        Assert.Empty((await office.ReadAsync("1")).Waivers);
        Assert.Empty(office.Log.Errors);
    }

    [Fact]
    public async Task A_withdrawal_needs_a_reason()
    {
        await using var office = await WithoutPlanAsync();
        var page = await office.GetAsync(Office.Page("1"), ("X-User", Director));
        var form = Waive(page, "", requestedBy: null);
        form["do"] = "withdraw";

        var reply = await office.PostAsync(Office.Page("1"), form, Director);

        Assert.Equal(400, reply.Code);
        Assert.Contains("A withdrawal needs a reason.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_policy_no_one_waives()
    {
        await using var office = await Office.StartAsync(options => options.ShowPartnerships());
        await office.StartLaunchableAsync("1");
        await office.RecordAsync("1", homes => homes.AdoptPlan(new([], [])));
        var page = await office.GetAsync(Office.Page("1"), ("X-User", Director));

        var reply = await office.PostAsync(Office.Page("1"), Waive(page, "Now.", Homes.Manager), Director);

        Assert.DoesNotContain("Waive FUL-04", page.Text, StringComparison.Ordinal);
        Assert.Equal(403, reply.Code);
    }

    /// <summary>A partnership whose launch FUL-04 blocks, which may be waived.</summary>
    private static async Task<Office> WithoutPlanAsync()
    {
        var office = await Office.StartAsync();
        await office.StartLaunchableAsync("1");
        await office.RecordAsync("1", homes => homes.AdoptPlan(new([], [])));
        return office;
    }

    private static Dictionary<string, string> Waive(Reply page, string reason, string? requestedBy) => new()
    {
        ["do"] = "waive",
        ["criterion"] = "FUL-04",
        ["version"] = page.Field("version"),
        ["command"] = $"{Guid.NewGuid()}",
        ["reason"] = reason,
        ["requestedBy"] = requestedBy ?? "",
    };
}
