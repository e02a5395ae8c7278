using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>The column by which what is due is found, beside the due dates themselves.</summary>
public abstract class DueIndexTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [StoreTheory]
    [InlineData("NULL", "never")]
    [InlineData("639081324000000000", "2026-03-03T11:00:00.0000000Z")]
    public async Task One_that_disagrees_with_the_due_dates_is_found_and_put_right_by_the_next_write(
        string forged, string shown)
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock);
        await GrantManager.SubmittedAsync(grants, "g", decideBy: _clock.GetUtcNow().AddDays(1));
        await database.RunAsync($"""UPDATE "LifecycleInstances" SET "DueAt" = {forged}""");

        Assert.Equal(
            [
                $"By its index the instance is next due {shown}, and by its due dates 2026-03-02T12:00:00.0000000Z.",
            ],
            (await grants.VerifyHistoryAsync("g")).Faults);
        await grants.UpdateAsync("g", grant => grant.Comments++);

        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["g"], await grants.FindDueAsync().ToArrayAsync());
    }

    [StoreTheory]
    [InlineData("[]", "never")]
    [InlineData("""[{"Trigger":"Approve","At":"2026-03-02T12:00:00+00:00"}]""", null)]
    public async Task Due_dates_that_were_removed_or_replaced_are_found(string forged, string? first)
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock);
        await GrantManager.SubmittedAsync(grants, "g", decideBy: _clock.GetUtcNow().AddDays(1));
        await database.RunAsync($"""UPDATE "LifecycleInstances" SET "DueDates" = '{forged}'""");

        var faults = (await grants.VerifyHistoryAsync("g")).Faults;

        Assert.Contains("The instance is not as its last entry left it.", faults);
        Assert.Equal(first is not null, faults.Any(each => each.EndsWith($"dates {first}.", StringComparison.Ordinal)));
        await grants.FireAsync("g", Review);
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }
}
