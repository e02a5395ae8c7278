using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Stories)], MaxTest = 150, QuietOnSuccess = true)]
public class ConcurrencyLaws
{
    private const int Tasks = 4;

    private const int Rounds = 5;

    /// <summary>
    /// So long that only a turn that never comes takes longer; then the law fails instead of hanging.
    /// </summary>
    private static readonly TimeSpan LostTurn = TimeSpan.FromMinutes(1);

    [Property]
    public async Task Fires_at_once_come_to_what_the_same_fires_one_by_one_come_to(Story story)
    {
        var (instance, serial) = await BeginAsync(story);
        var triggers = TriggersOf(story);

        var results = await AtOnceAsync(triggers, trigger => instance.TryFireAsync(trigger).AsTask());

        Assert.Equal(triggers.Order(), results.Select(result => result.Trigger).Order());
        await AssertNothingIsLostAsync(instance, serial, results);
    }

    [Property]
    public async Task Fires_that_give_up_cost_no_other_its_turn(Story story)
    {
        var (instance, serial) = await BeginAsync(story);

        var results = await AtOnceAsync(TriggersOf(story), async trigger =>
        {
            using var giveUp = new CancellationTokenSource();
            var fire = instance.TryFireAsync(trigger, cancellationToken: giveUp.Token).AsTask();
            await giveUp.CancelAsync();
            return await fire.ContinueWith(done => done.IsCanceled ? default : done.Result, TaskScheduler.Default);
        });

        await AssertNothingIsLostAsync(instance, serial, [.. results.Where(result => result.Report is not null)]);
        Assert.Equal(
            (await serial.FireAndTellAsync("unheard-of")).ToString(),
            (await instance.FireAndTellAsync("unheard-of")).ToString());
    }

    [Property]
    public async Task A_snapshot_taken_while_others_fire_is_of_one_moment(Story story)
    {
        var (instance, serial) = await BeginAsync(story);
        var seen = new HashSet<LifecycleSnapshot<string>>();
        var fires = AtOnceAsync(TriggersOf(story), trigger => instance.TryFireAsync(trigger).AsTask());
        while (!fires.IsCompleted)
            seen.Add(instance.Snapshot());
        await fires;

        var moments = new HashSet<LifecycleSnapshot<string>> { serial.Snapshot() };
        foreach (var entry in instance.History)
        {
            await serial.TryFireAsync(entry.Trigger);
            moments.Add(serial.Snapshot());
        }

        Assert.Subset(moments, seen);
    }

    /// <summary>Two instances of equal facts: one to fire at from all sides, one to do the same in order.</summary>
    private static async Task<(
        LifecycleInstance<string, string, Subject> Instance,
        LifecycleInstance<string, string, Subject> Serial)> BeginAsync(Story story)
    {
        var instance = story.Begin();
        await instance.TellAsync(story.Steps.OfType<Let>());
        return (instance, story.Begin(instance.Subject.Twin()));
    }

    private static string[] TriggersOf(Story story) =>
        [
            .. Enumerable
                .Repeat(story.Steps.OfType<Fire>().Select(fire => fire.Trigger), Rounds)
                .SelectMany(round => round),
        ];

    private static async Task<TransitionResult<string, string>[]> AtOnceAsync(
        string[] triggers, Func<string, Task<TransitionResult<string, string>>> fire)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(async () =>
        {
            var results = new List<TransitionResult<string, string>>();
            for (var index = task; index < triggers.Length; index += Tasks)
                results.Add(await fire(triggers[index]));
            return results;
        }))).WaitAsync(LostTurn);
        return [.. results.SelectMany(each => each)];
    }

    /// <summary>
    /// The history holds what the callers were told, and taking it one by one leads to the same, action by action.
    /// </summary>
    private static async Task AssertNothingIsLostAsync(
        LifecycleInstance<string, string, Subject> instance,
        LifecycleInstance<string, string, Subject> serial,
        TransitionResult<string, string>[] results)
    {
        Assert.Equal(
            results.Where(result => result.Outcome != TransitionOutcome.Ignored)
                .Select(result => $"{result.Trigger} {result.Outcome} {result.From} {result.To}").Order(),
            instance.History.Select(entry => $"{entry.Trigger} {entry.Outcome} {entry.From} {entry.To}").Order());

        await serial.TellAsync(instance.History.Select(entry => new Fire(entry.Trigger)));
        Assert.Equal(serial.State(), instance.State());
        Assert.Equal(serial.Subject.Log, instance.Subject.Log);
    }
}
