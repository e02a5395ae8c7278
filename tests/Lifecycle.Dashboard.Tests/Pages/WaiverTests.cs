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

    [Fact]
    public async Task A_subject_grants_and_withdraws_by_its_own_methods()
    {
        await using var desk = await Desk.StartAsync(options => options.For("Venture").AllowWaivers<Venture>(
            "sponsors",
            (venture, change) => venture.Waivers.Add(change.RequestedBy == "Sue"
                ? throw new ArgumentException("Sue asked for it herself.", nameof(change))
                : change.Waiver with { Rationale = $"{change.Waiver.Rationale} {change.RequestedBy} asked." }),
            (venture, change) => venture.Waivers.RemoveAll(each => each.CriterionId == change.Waiver.CriterionId)));
        await desk.StartLaunchableAsync("1");
        var form = Waive("FUL-06", 2, "The plan follows.");
        form["requestedBy"] = "Sue";

        var refused = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin, Sponsor);
        form["requestedBy"] = "Ann";
        form["command"] = $"{Guid.NewGuid()}";
        var granted = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin, Sponsor);
        var waiver = Assert.Single((await desk.ReadAsync("1")).Subject.Waivers);
        var withdrawal = Waive("FUL-06", 3, "It is there.");
        withdrawal["do"] = "withdraw";
        var withdrawn = await desk.PostAsync(Desk.Page("1"), withdrawal, Desk.SameOrigin, Sponsor);

        Assert.Equal((422, 303, 303), (refused.Code, granted.Code, withdrawn.Code));
        Assert.Contains("Sue asked for it herself.", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", refused.Text, StringComparison.Ordinal);
        Assert.Equal(("Sue", "The plan follows. Ann asked."), (waiver.GrantedBy, waiver.Rationale));
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
