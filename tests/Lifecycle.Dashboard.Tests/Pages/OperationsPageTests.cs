using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Pages;

public class OperationsPageTests
{
    private const string Page = "/lifecycles/Venture/operations";

    [Fact]
    public async Task Dead_letters_are_sent_again_or_discarded()
    {
        await using var desk = await Desk.StartAsync();
        await DieAsync(desk, "1");
        await DieAsync(desk, "2");
        var page = await desk.GetAsync(Page);
        Assert.Contains("The queue is closed.", page.Text, StringComparison.Ordinal);
        Assert.Contains("VentureLaunched", page.Text, StringComparison.Ordinal);

        var retried = await desk.PostAsync(Page, Form(page, "retry"), Desk.SameOrigin);
        page = await desk.GetAsync(retried.Header("Location"));
        Assert.Contains("The event will be sent again.", page.Text, StringComparison.Ordinal);
        Assert.Single(await DeadAsync(desk));
        var form = Form(page, "discard");
        var discarded = await desk.PostAsync(Page, form, Desk.SameOrigin);
        page = await desk.GetAsync(discarded.Header("Location"));
        Assert.Contains("It will never be sent.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await DeadAsync(desk));

        var again = await desk.PostAsync(Page, form, Desk.SameOrigin);
        Assert.EndsWith("done=gone", again.Header("Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_still_to_be_sent_cannot_be_discarded()
    {
        await using var desk = await Desk.StartAsync();
        await LaunchAsync(desk, "1");
        var page = await desk.GetAsync(Page);

        Assert.Equal(400, (await desk.PostAsync(Page, Form(page, "discard"), Desk.SameOrigin)).Code);
        Assert.Contains("VentureLaunched", (await desk.GetAsync(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_of_another_lifecycle_is_not_found()
    {
        await using var desk = await Desk.StartAsync();
        await DieAsync(desk, "1");
        var form = Form(await desk.GetAsync(Page), "discard");

        var reply = await desk.PostAsync(
            "/lifecycles/b-Hostile-b-amp/operations", form, Desk.SameOrigin);

        Assert.EndsWith("done=gone", reply.Header("Location"), StringComparison.Ordinal);
        Assert.Single(await DeadAsync(desk));
    }

    [Fact]
    public async Task What_is_overdue_fails_and_comes_is_listed()
    {
        await using var desk = await Desk.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        await desk.StartLaunchableAsync("late", new() { ReviewBy = now.AddDays(-3) });
        await desk.StartLaunchableAsync("soon", new() { ReviewBy = now.AddDays(3) });

        var text = (await desk.GetAsync(Page)).Text;

        Assert.Contains("Overdue1", text, StringComparison.Ordinal);
        Assert.Contains("(3 days ago)", text, StringComparison.Ordinal);
        Assert.True(
            text.IndexOf("late", StringComparison.Ordinal) < text.IndexOf("soon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_sends_events_is_told()
    {
        await using var desk = await Desk.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        var lease = LifecycleOutbox.LeaseOf("Venture");
        Assert.Contains("No host sends events at present.", (await desk.GetAsync(Page)).Text, StringComparison.Ordinal);

        await Store(desk).TryLeaseAsync(lease, "host 1", now, now.AddHours(1));
        Assert.Contains("Sent by host 1.", (await desk.GetAsync(Page)).Text, StringComparison.Ordinal);

        await Store(desk).TryLeaseAsync(lease, "host 1", now, now.AddHours(-1));
        Assert.Contains("Not sent since", (await desk.GetAsync(Page)).Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(Reply page, string what) => new()
    {
        ["do"] = what,
        ["position"] = page.Field("position"),
        ["key"] = page.Field("key"),
    };

    private static async Task LaunchAsync(Desk desk, string id)
    {
        await desk.StartLaunchableAsync(id, new() { Title = "T", HasIndicators = true, IsPlanned = true });
        Assert.Equal(303, (await desk.PostAsync(Desk.Page(id), Desk.Fire("Launch", 2), Desk.SameOrigin)).Code);
    }

    private static async Task DieAsync(Desk desk, string id)
    {
        await LaunchAsync(desk, id);
        var store = Store(desk);
        foreach (var outgoing in await store.FindEventsAsync(new() { Lifecycle = "Venture" }))
            await store.UpdateEventAsync(
                outgoing with { IsDead = true, Attempts = 20, LastError = "The queue is closed." });
    }

    private static async Task<IReadOnlyList<OutgoingEvent>> DeadAsync(Desk desk) =>
        await Store(desk).FindEventsAsync(new() { Lifecycle = "Venture", IsDead = true });

    private static ILifecycleStore Store(Desk desk)
    {
        using var scope = desk.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredKeyedService<LifecycleOutbox>("Venture").Store;
    }
}
