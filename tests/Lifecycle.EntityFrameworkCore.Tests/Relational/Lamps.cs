using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>Lamps that processes press until they, or their server, are killed.</summary>
public static class Lamps
{
    public const int Count = 3;

    public static async Task StartAsync(ILifecycleStore store)
    {
        for (var lamp = 0; lamp < Count; lamp++)
            await LampLifecycle.In(store).StartAsync($"lamp {lamp}", new());
    }

    /// <summary>
    /// Asserts that every acknowledged press is stored, and that version, subject, history, events and due date agree.
    /// </summary>
    /// <param name="store">A store that was opened afterwards.</param>
    /// <param name="acknowledged">The lamps and commands of the presses.</param>
    /// <returns>The number of presses.</returns>
    public static async Task<long> AreWholeAsync(
        ILifecycleStore store, IReadOnlyCollection<(string Lamp, string Command)> acknowledged)
    {
        var manager = LampLifecycle.In(store);
        var events = await store.FindEventsAsync(new()
        {
            Lifecycle = LampLifecycle.LifecycleName,
            Limit = int.MaxValue,
        });
        var presses = 0L;
        await foreach (var lamp in manager.FindAsync())
        {
            var history = await manager.HistoryAsync(lamp.Id).Skip(1).ToArrayAsync();
            var commands = history.Select(entry => entry.CommandId).ToHashSet();
            Assert.Equal((lamp.Version, (long)lamp.Subject.Presses), (history.LongLength, lamp.Version));
            Assert.Equal(history.Length, commands.Count);
            Assert.All(acknowledged.Where(each => each.Lamp == lamp.Id), each =>
                Assert.Contains(each.Command, commands));
            Assert.All(history, (entry, index) =>
                Assert.Equal(
                    (index % 2 == 0 ? "Off On" : "On Off", index + 1),
                    ($"{entry.From} {entry.To}", (int)entry.Version)));
            Assert.Equal(
                Enumerable.Range(1, history.Length).Select(count => $$"""{"Count":{{count}}}"""),
                events.Where(each => each.InstanceId == lamp.Id).Select(each => each.Body));
            Assert.Equal(lamp.Stage == LampStage.On, lamp.Stored.DueAt is not null);
            Assert.Equal(history.Length % 2 == 1 ? LampStage.On : LampStage.Off, lamp.Stage);
            Assert.True((await manager.VerifyHistoryAsync(lamp.Id)).IsWhole);
            presses += lamp.Version;
        }

        return presses;
    }
}
