using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(ScenarioGenerator)], MaxTest = 150, QuietOnSuccess = true)]
public class ConcurrencyLaws
{
    private const int Tasks = 4;

    private const int Rounds = 5;

    /// <summary>Longer than any run takes, so that a fire that never gets its turn fails the law.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Property]
    public async Task Concurrent_fires_give_the_same_result_as_the_same_fires_one_by_one(Scenario scenario)
    {
        var (instance, serial) = await StartPairAsync(scenario);
        var triggers = TriggersOf(scenario);

        var results = await ConcurrentlyAsync(triggers, trigger => instance.TryFireAsync(trigger).AsTask());

        Assert.Equal(triggers.Order(), results.Select(result => result.Trigger).Order());
        await AssertSameAsSerialAsync(instance, serial, results);
    }

    [Property]
    public async Task A_cancelled_fire_never_costs_another_its_turn(Scenario scenario)
    {
        var (instance, serial) = await StartPairAsync(scenario);

        var results = await ConcurrentlyAsync(TriggersOf(scenario), async trigger =>
        {
            using var cancellation = new CancellationTokenSource();
            var fire = instance.TryFireAsync(trigger, cancellationToken: cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            return await fire.ContinueWith(done => done.IsCanceled ? default : done.Result, TaskScheduler.Default);
        });

        await AssertSameAsSerialAsync(instance, serial, [.. results.Where(result => result.Report is not null)]);
        Assert.Equal(
            (await serial.FireAndObserveAsync("unknown")).ToString(),
            (await instance.FireAndObserveAsync("unknown")).ToString());
    }

    [Property]
    public async Task A_snapshot_taken_during_concurrent_fires_is_consistent(Scenario scenario)
    {
        var (instance, serial) = await StartPairAsync(scenario);
        var seen = new HashSet<LifecycleSnapshot>();
        var fires = ConcurrentlyAsync(TriggersOf(scenario), trigger => instance.TryFireAsync(trigger).AsTask());
        while (!fires.IsCompleted)
            seen.Add(instance.Snapshot());
        await fires;

        var moments = new HashSet<LifecycleSnapshot> { serial.Snapshot() };
        foreach (var entry in instance.History)
        {
            await serial.TryFireAsync(entry.Trigger);
            moments.Add(serial.Snapshot());
        }

        Assert.Subset(moments, seen);
    }

    /// <summary>Two instances with equal facts: one for concurrent fires, one to repeat them one by one.</summary>
    private static async Task<(
        LifecycleInstance<string, string, Subject> Instance,
        LifecycleInstance<string, string, Subject> Serial)> StartPairAsync(Scenario scenario)
    {
        var instance = scenario.Start();
        await instance.RunAsync(scenario.Events.OfType<FactChange>());
        return (instance, scenario.Start(instance.Subject.CopyFacts()));
    }

    private static string[] TriggersOf(Scenario scenario) =>
        [
            .. Enumerable
                .Repeat(scenario.Events.OfType<Fire>().Select(fire => fire.Trigger), Rounds)
                .SelectMany(round => round),
        ];

    private static async Task<TransitionResult<string, string>[]> ConcurrentlyAsync(
        string[] triggers, Func<string, Task<TransitionResult<string, string>>> fire)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(async () =>
        {
            var results = new List<TransitionResult<string, string>>();
            for (var index = task; index < triggers.Length; index += Tasks)
                results.Add(await fire(triggers[index]));
            return results;
        }))).WaitAsync(Limit);
        return [.. results.SelectMany(each => each)];
    }

    /// <summary>
    /// Asserts that the history matches the results that callers got, and that firing its triggers one by one leads to
    /// the same state through the same actions.
    /// </summary>
    private static async Task AssertSameAsSerialAsync(
        LifecycleInstance<string, string, Subject> instance,
        LifecycleInstance<string, string, Subject> serial,
        TransitionResult<string, string>[] results)
    {
        Assert.Equal(
            results.Where(result => result.Outcome != TransitionOutcome.Ignored)
                .Select(result => $"{result.Trigger} {result.Outcome} {result.From} {result.To}").Order(),
            instance.History.Select(entry => $"{entry.Trigger} {entry.Outcome} {entry.From} {entry.To}").Order());

        await serial.RunAsync(instance.History.Select(entry => new Fire(entry.Trigger)));
        Assert.Equal(serial.State(), instance.State());
        Assert.Equal(serial.Subject.Log, instance.Subject.Log);
    }
}
