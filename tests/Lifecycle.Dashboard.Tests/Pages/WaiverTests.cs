using Lifecycle.Dashboard.Tests.Harness;

namespace Lifecycle.Dashboard.Tests.Pages;

public class WaiverTests
{
    private static readonly (string, string) Sponsor = (TestUsers.Header, "Sue;sponsor");
    private static readonly (string, string) Visitor = (TestUsers.Header, "Vera");

    [Fact]
    public async Task A_sponsor_waives_a_criterion_and_withdraws_it()
    {
        await using var desk = await StartAsync();
        var page = await desk.GetAsync(Desk.Page("1"), Sponsor);
        Assert.Contains("Waive FUL-06", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Waive FUL-05", page.Text, StringComparison.Ordinal);

        var waived = await desk.PostAsync(
            Desk.Page("1"), Waive("FUL-06", 2, "The plan follows."), Desk.SameOrigin, Sponsor);

        Assert.Equal(303, waived.Code);
        page = await desk.GetAsync(waived.Header("Location"), Sponsor);
        Assert.Contains("Waived by Sue", page.Text, StringComparison.Ordinal);
        Assert.Contains("Waived FUL-06: The plan follows.", page.Text, StringComparison.Ordinal);

        var withdraw = Waive("FUL-06", 3, "");
        withdraw["do"] = "withdraw";
        Assert.Equal(303, (await desk.PostAsync(Desk.Page("1"), withdraw, Desk.SameOrigin, Sponsor)).Code);
        Assert.Empty((await desk.ReadAsync("1")).Subject.Waivers);
    }

    [Fact]
    public async Task Others_are_not_offered_it_and_cannot()
    {
        await using var desk = await StartAsync();

        var page = await desk.GetAsync(Desk.Page("1"), Visitor);
        var reply = await desk.PostAsync(
            Desk.Page("1"), Waive("FUL-06", 2, "Please."), Desk.SameOrigin, Visitor);

        Assert.DoesNotContain("Waive FUL-06", page.Text, StringComparison.Ordinal);
        Assert.Equal(403, reply.Code);
        Assert.Empty((await desk.ReadAsync("1")).Subject.Waivers);
    }

    [Theory]
    [InlineData("FUL-05", 2, "Please.", "", 400)]
    [InlineData("FUL-99", 2, "Please.", "", 400)]
    [InlineData("FUL-06", 2, "", "", 400)]
    [InlineData("FUL-06", 2, "Please.", "tomorrow", 400)]
    [InlineData("FUL-06", 1, "Please.", "", 409)]
    public async Task A_waiver_that_cannot_be_is_refused(
        string criterion, int version, string reason, string until, int code)
    {
        await using var desk = await StartAsync();
        var form = Waive(criterion, version, reason);
        form["until"] = until;

        var reply = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin, Sponsor);

        Assert.Equal(code, reply.Code);
        Assert.Empty((await desk.ReadAsync("1")).Subject.Waivers);
    }

    private static async Task<Desk> StartAsync()
    {
        var desk = await Desk.StartAsync(options => options.For("Venture").AllowWaivers("sponsors", "waivers"));
        await desk.StartLaunchableAsync("1");
        return desk;
    }

    private static Dictionary<string, string> Waive(string criterion, int version, string reason) => new()
    {
        ["do"] = "waive",
        ["criterion"] = criterion,
        ["version"] = $"{version}",
        ["command"] = $"{Guid.NewGuid()}",
        ["reason"] = reason,
    };
}
