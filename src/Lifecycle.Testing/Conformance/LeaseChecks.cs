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
