using Lifecycle.Dashboard.Tests.Harness;

namespace Lifecycle.Dashboard.Tests.Pages;

public class InstancePageTests
{
    [Fact]
    public async Task It_shows_every_remedy_before_anything_is_fired()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");

        var page = await desk.GetAsync(Desk.Page("1"));

        Assert.Equal(200, page.Code);
        Assert.Contains("Decide what is watched and when it is reported.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Write the plan, or waive it for the first board.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Name someone who works across the partners.", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 block · 1 advises · 1 met", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, await desk.EntriesAsync("1"));
    }

    [Fact]
    public async Task A_refusal_shows_the_whole_report_on_the_same_page_and_is_recorded()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");

        var reply = await desk.PostAsync(
            Desk.Page("1"), Desk.Fire("Launch", 2, "The boards agreed."), Desk.SameOrigin, (TestUsers.Header, "Ann"));

        Assert.Equal(422, reply.Code);
        Assert.Contains("Launch was refused: 2 block", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Decide what is watched", reply.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"The boards agreed.\"", reply.Body, StringComparison.Ordinal);
        var page = await desk.GetAsync(Desk.Page("1"));
        Assert.Contains("Launch refused · Ann · “The boards agreed.”", page.Text, StringComparison.Ordinal);
        Assert.Contains("blocked by FUL-05, FUL-06", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_fire_leads_to_a_page_that_tells_what_was_done()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1", new() { Title = "T", HasIndicators = true, IsPlanned = true });

        var reply = await desk.PostAsync(Desk.Page("1"), Desk.Fire("Launch", 2), Desk.SameOrigin);

        Assert.Equal(303, reply.Code);
        var page = await desk.GetAsync(reply.Header("Location"));
        Assert.Contains("Done: Launch led to Fulfilment.", page.Text, StringComparison.Ordinal);
        Assert.Equal(VentureStage.Fulfilment, (await desk.ReadAsync("1")).Stage);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_acts_once()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");
        var form = Desk.Fire("BeginDevelopment", 0);

        var first = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);
        var second = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);

        Assert.Equal((303, 303), (first.Code, second.Code));
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Equal(1, (await desk.ReadAsync("1")).Version);
    }

    [Fact]
    public async Task A_page_that_is_out_of_date_changes_nothing()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1", null, VentureTrigger.BeginDevelopment);

        var reply = await desk.PostAsync(Desk.Page("1"), Desk.Fire("Decline", 0), Desk.SameOrigin);

        Assert.Equal(409, reply.Code);
        Assert.Contains("has changed since this page was loaded", reply.Text, StringComparison.Ordinal);
        Assert.Equal(VentureStage.Development, (await desk.ReadAsync("1")).Stage);
    }

    [Fact]
    public async Task A_check_fires_and_records_nothing()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");
        var entries = await desk.EntriesAsync("1");
        var form = Desk.Fire("Launch", 2);
        form["do"] = "check";

        var reply = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);

        Assert.Equal(200, reply.Code);
        Assert.Contains("Launch was checked: 2 block", reply.Text, StringComparison.Ordinal);
        Assert.Equal(entries, await desk.EntriesAsync("1"));
    }

    [Fact]
    public async Task A_payload_is_read_as_the_trigger_carries_it()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");
        var page = await desk.GetAsync(Desk.Page("1"));
        Assert.Contains("with grounds (String), days (Int32)", page.Text, StringComparison.Ordinal);
        var form = Desk.Fire("Suspend", 2);

        form["payload"] = "{\"grounds\":";
        var broken = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);
        form["payload"] = "[1]";
        var other = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);
        form["payload"] = "{\"grounds\":\"Funding\",\"days\":60}";
        var good = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);

        Assert.Equal((400, 400, 303), (broken.Code, other.Code, good.Code));
        Assert.Contains("The payload is no JSON", broken.Text, StringComparison.Ordinal);
        Assert.Contains("{\"grounds\":", broken.Text, StringComparison.Ordinal);
        Assert.Equal(VentureStage.Suspended, (await desk.ReadAsync("1")).Stage);
    }

    [Fact]
    public async Task What_an_action_throws_is_told_and_changes_nothing()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");

        var reply = await desk.PostAsync(Desk.Page("1"), Desk.Fire("Fail", 2), Desk.SameOrigin);

        Assert.Equal(500, reply.Code);
        Assert.Contains("The registry does not answer.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await desk.ReadAsync("1")).Version);
        Assert.Contains(desk.Log.Errors, error => error.Contains("TimeoutException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_whose_follow_up_fails_is_told_to_stand()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");

        var reply = await desk.PostAsync(Desk.Page("1"), Desk.Fire("Delay", 2), Desk.SameOrigin);

        Assert.Equal(500, reply.Code);
        Assert.Contains(
            "Delay was taken and is on record, but Fail, which follows it, was not: ",
            reply.Text,
            StringComparison.Ordinal);
        Assert.Contains("The registry does not answer.", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was changed", reply.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await desk.ReadAsync("1")).Version);
    }

    [Fact]
    public async Task It_plans_the_way_to_the_usual_end_and_to_any_goal()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");

        var usual = await desk.GetAsync(Desk.Page("1"));
        var other = await desk.GetAsync(Desk.Page("1") + "&goal=NotPursued");
        var unknown = await desk.GetAsync(Desk.Page("1") + "&goal=Nowhere");

        Assert.Contains("<option value=\"Concluded\" selected>", usual.Body, StringComparison.Ordinal);
        Assert.Contains("ReachAgreement → Implementation", usual.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"NotPursued\" selected>", other.Body, StringComparison.Ordinal);
        Assert.Equal(400, unknown.Code);
    }

    [Fact]
    public async Task An_unknown_or_impossible_instance_is_a_page_of_its_own()
    {
        await using var desk = await Desk.StartAsync();

        Assert.Equal(404, (await desk.GetAsync(Desk.Page("no-one"))).Code);
        Assert.Equal(400, (await desk.GetAsync("/lifecycles/Venture/instance")).Code);
        Assert.Equal(400, (await desk.GetAsync(Desk.Page(new string('x', 201)))).Code);
        Assert.Equal(400, (await desk.GetAsync("/lifecycles/Venture/instance?id=%00")).Code);
        Assert.Equal(404, (await desk.GetAsync("/lifecycles/Nothing/instance?id=1")).Code);
        Assert.Empty(desk.Log.Errors);
    }

    [Theory]
    [InlineData("a/b/../c")]
    [InlineData("..")]
    [InlineData("%2F")]
    [InlineData("a&b=c#d?e+f g")]
    [InlineData("ü\u202Eß")]
    public async Task Any_id_has_a_page_that_its_links_lead_to(string id)
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync(id);

        var list = await desk.GetAsync("/lifecycles/Venture");
        var link = System.Text.RegularExpressions.Regex.Match(list.Body, "href=\"([^\"]*instance\\?id=[^\"]*)\"");
        var page = await desk.GetAsync(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value));

        Assert.Equal(200, page.Code);
        Assert.Contains($"› {id}", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_subject_is_shown_as_the_application_projects_it()
    {
        await using var shy = await Desk.StartAsync();
        await using var open = await Desk.StartAsync(options => options.For("Venture").ShowSubject());
        await using var part = await Desk.StartAsync(options => options.For("Venture").ShowSubject(
            (http, subject) => subject.GetProperty("title").GetString() + " for " + http.Request.Path));
        foreach (var desk in new[] { shy, open, part })
            await desk.StartAsync("1");

        Assert.DoesNotContain("Warm Homes", (await shy.GetAsync(Desk.Page("1"))).Text, StringComparison.Ordinal);
        Assert.Contains("hasIndicators", (await open.GetAsync(Desk.Page("1"))).Text, StringComparison.Ordinal);
        Assert.Contains(
            "Warm Homes for /lifecycles/Venture/instance",
            (await part.GetAsync(Desk.Page("1"))).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_criterion_that_fails_is_told_from_one_that_is_unmet()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1", new() { RegisterIsDown = true });

        var page = await desk.GetAsync(Desk.Page("1"));

        Assert.Contains("failedCLO-01", page.Text, StringComparison.Ordinal);
        Assert.Contains("The register does not answer.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_entries_are_on_pages_of_their_own()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");
        for (var round = 0; round < 30; round++)
            await desk.UpdateAsync("1", venture => venture.Title = $"Title {round}");

        var page = await desk.GetAsync(Desk.Page("1"));
        var older = System.Net.WebUtility.HtmlDecode(
            System.Text.RegularExpressions.Regex.Match(page.Body, "href=\"([^\"]*before=[^\"]*)\"").Groups[1].Value);

        Assert.DoesNotContain("Start in Preparation", page.Text, StringComparison.Ordinal);
        Assert.Contains("Start in Preparation", (await desk.GetAsync(older)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_state_is_another_after_every_change()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");
        const string Address = "/lifecycles/Venture/instance/state?id=1";
        var before = await desk.GetAsync(Address);

        await desk.UpdateAsync("1", venture => venture.Title = "New");

        Assert.Equal(before.Body, before.Body.Trim());
        Assert.NotEqual(before.Body, (await desk.GetAsync(Address)).Body);
        Assert.Contains(
            $"data-state=\"{(await desk.GetAsync(Address)).Body}\"",
            (await desk.GetAsync(Desk.Page("1"))).Body,
            StringComparison.Ordinal);
    }
}
