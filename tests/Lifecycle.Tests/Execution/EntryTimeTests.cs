using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Execution;

public class EntryTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly InlineLifecycle<string, string, string> Timed = Of(counts: true);
    private static readonly InlineLifecycle<string, string, string> Untimed = Of(counts: false);

    private readonly FakeTimeProvider _clock = new(Noon);

    public static TheoryData<string, bool> Fires => new()
    {
        { "go", true },
        { "go, back", true },
        { "again", true },
        { "again, again", true },
        { "go on", true },
        { "go and act", true },
        { "stay", false },
        { "stay and act", false },
        { "ignored", false },
        { "closed", false },
        { "unknown", false },
        { "closed and act", false },
    };

    [Theory]
    [MemberData(nameof(Fires))]
    public async Task Only_a_step_that_enters_a_stage_changes_the_entry_time(string triggers, bool enters)
    {
        foreach (var keepsHistory in new[] { false, true })
        {
            var clock = new FakeTimeProvider(Noon);
            var instance = Timed.Start("", new() { TimeProvider = clock, KeepHistory = keepsHistory });
            Assert.Equal(Noon, instance.EnteredAt);
            foreach (var trigger in triggers.Split(", "))
            {
                clock.Advance(TimeSpan.FromHours(1));
                await instance.TryFireAsync(trigger);
            }

            Assert.Equal(enters ? clock.GetUtcNow() : Noon, instance.EnteredAt);
            Assert.Equal(instance.EnteredAt, instance.Snapshot().EnteredAt);
            if (keepsHistory && enters)
                Assert.Equal(instance.EnteredAt, instance.History[^1].At);
        }
    }

    [Fact]
    public async Task A_step_whose_action_throws_keeps_the_entry_time()
    {
        var instance = Timed.Start("", new() { TimeProvider = _clock });
        _clock.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("fail"));

        Assert.Equal(Noon, instance.EnteredAt);
    }

    [Fact]
    public async Task A_start_that_passes_a_gate_enters_at_the_instant_of_its_actions()
    {
        DateTimeOffset? started = null;
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a").OnStart(context =>
            {
                started = context.Now;
                _clock.Advance(TimeSpan.FromHours(1));
            });
            l.Stage("a").DueAfter(TimeSpan.FromDays(1), fires: "late").On("late").Stay();
        });

        var instance = await lifecycle.StartAsync("", options: new() { TimeProvider = _clock });

        Assert.Equal((Noon, Noon), (started, instance.EnteredAt));
    }

    [Fact]
    public async Task Without_a_history_the_entry_time_is_kept_only_where_a_due_date_counts_from_it()
    {
        var clock = new CountingClock();
        var options = new InstanceOptions { TimeProvider = clock, KeepHistory = false };
        var untimed = Untimed.Start("", options);
        await untimed.FireAsync("go");
        await untimed.FireAsync("on");

        Assert.Null(untimed.EnteredAt);
        Assert.Null(untimed.Snapshot().EnteredAt);
        Assert.Equal(0, clock.Reads);

        var timed = Timed.Start("", options);
        await timed.FireAsync("go");

        Assert.NotNull(timed.EnteredAt);
        Assert.Equal(2, clock.Reads);
    }

    [Fact]
    public void A_resumed_instance_entered_its_stage_when_the_caller_says_or_now()
    {
        var options = new InstanceOptions { TimeProvider = _clock };
        var before = new DateTimeOffset(2026, 2, 1, 12, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(Noon, Timed.Resume("", "c", 1, options).EnteredAt);
        Assert.Equal(Noon, Timed.Resume("", Timed.SnapshotOf("c", 1), options).EnteredAt);
        Assert.Equal(before, Timed.Resume("", "c", 1, options, enteredAt: before).EnteredAt);
        var resumed = Timed.Resume("", Timed.SnapshotOf("c", 1) with { EnteredAt = before }, options);
        Assert.Equal((before, TimeSpan.Zero), (resumed.EnteredAt, resumed.EnteredAt!.Value.Offset));
        Assert.Equal(TimeSpan.Zero, (Timed.SnapshotOf("c", 1) with { EnteredAt = before }).EnteredAt!.Value.Offset);
    }

    [Fact]
    public async Task A_snapshot_never_mixes_the_entry_times_of_two_steps()
    {
        var clock = new FakeTimeProvider(Noon) { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
        foreach (var keepsHistory in new[] { false, true })
        {
            var instance = Timed.Start("", new() { TimeProvider = clock, KeepHistory = keepsHistory });
            var start = instance.EnteredAt!.Value;
            var fires = Task.Run(async () =>
            {
                for (var fire = 0; fire < 20_000; fire++)
                    await instance.FireAsync("again");
            });
            var torn = 0;
            while (!fires.IsCompleted)
            {
                var snapshot = instance.Snapshot();
                torn += snapshot.EnteredAt == start.AddSeconds(snapshot.Version) ? 0 : 1;
            }

            await fires;
            Assert.Equal(0, torn);
        }
    }

    private static InlineLifecycle<string, string, string> Of(bool counts) => InlineLifecycle.Of(l =>
    {
        l.StartsIn("a");
        l.Stage("a").On("go").GoTo("b")
            .On("again").ReEnter()
            .On("go on").OnTransition(context => context.Then("on")).GoTo("b")
            .On("go and act").OnTransition(_ => { }).GoTo("b")
            .On("stay").Stay()
            .On("stay and act").OnTransition(_ => { }).Stay()
            .Ignore("ignored")
            .On("closed").Requires("C", _ => false, "Closed.").GoTo("b")
            .On("closed and act").Requires("D", _ => false, "Closed.").OnTransition(_ => { }).GoTo("b")
            .On("fail").OnTransition(_ => throw new InvalidOperationException()).GoTo("b");
        l.Stage("b").On("on").GoTo("c").On("back").GoToPrevious();
        l.Stage("c").On("late").Stay();
        if (counts)
            l.Stage("c").DueAfter(TimeSpan.FromDays(1), fires: "late");
    });

    private sealed class CountingClock : TimeProvider
    {
        public int Reads { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            Reads++;
            return Noon;
        }
    }
}
