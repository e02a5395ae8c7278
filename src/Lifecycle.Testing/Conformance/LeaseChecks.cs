namespace Lifecycle.Testing;

/// <summary>Checks of leases.</summary>
internal static class LeaseChecks
{
    private static readonly DateTimeOffset Noon = new(2025, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task OneOwnerAtATimeHoldsALeaseAsync(StoreFixture fixture)
    {
        var (name, other) = (fixture.Lifecycle, $"{fixture.Lifecycle}, too");
        await TakesAsync("a", 0, expected: true).ConfigureAwait(false);
        await TakesAsync("b", 0, expected: false).ConfigureAwait(false);
        await TakesAsync("A", 0, expected: false).ConfigureAwait(false);
        StoreFixture.Equal(
            true,
            await fixture.Store.TryLeaseAsync(other, "b", Noon, Noon.AddMinutes(1)).ConfigureAwait(false),
            "taking another lease");

        // Renewed before its end, it ends later.
        await TakesAsync("a", 30, expected: true).ConfigureAwait(false);
        await TakesAsync("b", 60, expected: false).ConfigureAwait(false);
        await TakesAsync("b", 90, expected: true).ConfigureAwait(false);
        await TakesAsync("a", 91, expected: false).ConfigureAwait(false);

        // Only the owner gives it back.
        await fixture.Store.EndLeaseAsync(name, "a").ConfigureAwait(false);
        await TakesAsync("a", 92, expected: false).ConfigureAwait(false);
        await fixture.Store.EndLeaseAsync(name, "b").ConfigureAwait(false);
        await TakesAsync("a", 93, expected: true).ConfigureAwait(false);

        async Task TakesAsync(string owner, int second, bool expected) =>
            StoreFixture.Equal(
                expected,
                await fixture.Store
                    .TryLeaseAsync(name, owner, Noon.AddSeconds(second), Noon.AddSeconds(second + 60))
                    .ConfigureAwait(false),
                $"taking a lease as {owner} after {second} seconds");
    }

    public static async Task ALeaseTellsItsOwnerAndItsEndAsync(StoreFixture fixture)
    {
        var name = fixture.Lifecycle;
        await IsAsync(null, "was never taken").ConfigureAwait(false);
        await fixture.Store.TryLeaseAsync(name, "a", Noon, Noon.AddMinutes(1)).ConfigureAwait(false);
        await fixture.Store.TryLeaseAsync($"{name}, too", "b", Noon, Noon.AddMinutes(9)).ConfigureAwait(false);
        await IsAsync(new("a", Noon.AddMinutes(1)), "was taken").ConfigureAwait(false);
        await fixture.Store
            .TryLeaseAsync(name, "a", Noon, Noon.AddMinutes(3).ToOffset(TimeSpan.FromHours(2)))
            .ConfigureAwait(false);
        await fixture.Store.TryLeaseAsync(name, "b", Noon, Noon.AddMinutes(5)).ConfigureAwait(false);
        await fixture.Store.EndLeaseAsync(name, "b").ConfigureAwait(false);
        await IsAsync(new("a", Noon.AddMinutes(3)), "was renewed").ConfigureAwait(false);
        await fixture.Store
            .TryLeaseAsync(name, "b", Noon.AddMinutes(3), Noon.AddMinutes(4))
            .ConfigureAwait(false);
        await IsAsync(new("b", Noon.AddMinutes(4)), "was taken over").ConfigureAwait(false);
        await fixture.Store.EndLeaseAsync(name, "b").ConfigureAwait(false);
        await IsAsync(null, "was given back").ConfigureAwait(false);

        async Task IsAsync(StoredLease? expected, string what)
        {
            var found = await fixture.Store.FindLeaseAsync(name).ConfigureAwait(false);
            StoreFixture.Equal(expected, found, $"finding a lease that {what}");
            StoreFixture.Equal(TimeSpan.Zero, found?.Until.Offset ?? TimeSpan.Zero, "the time zone of a lease");
        }
    }

    public static async Task OneOfConcurrentOwnersTakesALeaseAsync(StoreFixture fixture)
    {
        for (var round = 0; round < 5; round++)
        {
            var now = Noon.AddHours(round);
            var taken = await Task
                .WhenAll(
                    Enumerable.Range(0, 8).Select(owner => Task.Run(async () =>
                        await fixture.Store
                            .TryLeaseAsync(fixture.Lifecycle, $"{owner}", now, now.AddMinutes(1))
                            .ConfigureAwait(false))))
                .ConfigureAwait(false);
            StoreFixture.Equal(1, taken.Count(isTaken => isTaken), "taking a lease as several owners at once");
        }
    }
}
