using Lifecycle.Dashboard.Tests.Harness;

namespace Lifecycle.Dashboard.Tests.Pages;

/// <summary>What a form answers where it did not do what it asked for.</summary>
public class FormTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public async Task A_missing_payload_is_asked_for(string payload)
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");
        var entries = await desk.EntriesAsync("1");
        var form = Desk.Fire("Suspend", 2, "It has to wait.");
        form["payload"] = payload;

        var reply = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);

        Assert.Equal(400, reply.Code);
        Assert.Contains(
            "Suspend needs a payload: write its JSON. Nothing was fired.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"It has to wait.\"", reply.Body, StringComparison.Ordinal);
        Assert.Equal(entries, await desk.EntriesAsync("1"));
        Assert.Empty(desk.Log.Errors);
    }

    [Theory]
    [InlineData("reason", "Another reason.")]
    [InlineData("payload", "{\"grounds\":\"Funding\",\"days\":60}")]
    public async Task A_form_that_was_changed_and_sent_again_does_not_look_done(string field, string value)
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");
        var form = Desk.Fire("Suspend", 2, "It has to wait.");
        form["payload"] = "{\"grounds\":\"Funding\",\"days\":30}";
        var first = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);

        form[field] = value;
        var second = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);

        Assert.Equal((303, 409), (first.Code, second.Code));
        Assert.Contains("This form was sent before with other contents", second.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await desk.ReadAsync("1")).Version);
        Assert.Empty(desk.Log.Errors);
    }

    [Fact]
    public async Task A_check_of_what_the_stage_no_longer_permits_says_so()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1", null, VentureTrigger.BeginDevelopment);
        var form = Desk.Fire("BeginDevelopment", 0);
        form["do"] = "check";

        var reply = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);

        Assert.Equal(409, reply.Code);
        Assert.Contains(
            "BeginDevelopment is not permitted in Development. Nothing was changed.",
            reply.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_id_that_no_store_keeps_is_refused()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartAsync("1");
        var form = Desk.Fire("BeginDevelopment", 0);
        form["command"] = new('x', 201);

        var reply = await desk.PostAsync(Desk.Page("1"), form, Desk.SameOrigin);

        Assert.Equal(400, reply.Code);
        Assert.Equal(0, (await desk.ReadAsync("1")).Version);
        Assert.Empty(desk.Log.Errors);
    }

    [Fact]
    public async Task An_action_that_timed_out_by_itself_failed()
    {
        await using var desk = await Desk.StartAsync();
        await desk.StartLaunchableAsync("1");

        var reply = await desk.PostAsync(Desk.Page("1"), Desk.Fire("Await", 2, "Now."), Desk.SameOrigin);

        Assert.Equal(500, reply.Code);
        Assert.Contains("Await failed, and nothing was changed by it", reply.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Now.\"", reply.Body, StringComparison.Ordinal);
        Assert.Equal(2, (await desk.ReadAsync("1")).Version);
    }
}
