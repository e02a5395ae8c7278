using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.History;

/// <summary>What is known of a person is erased, and the history still proves the rest.</summary>
public class ErasureTests
{
    private const string Secret = "Mrs Miller";

    private readonly InMemoryLifecycleStore _store = new();

    private LifecycleManager<GrantStage, GrantTrigger, Grant> Grants => new(
        new GrantLifecycle(),
        _store,
        GrantJson.Default.Grant,
        new() { Json = GrantJson.Default.Options, RecordChanges = true });

    [Fact]
    public async Task Nothing_of_a_person_is_left_in_the_store_and_the_history_is_whole()
    {
        var grants = Grants;
        await grants.StartAsync("g", new() { Title = Secret, Comments = 1 }, new() { Actor = Secret, CommandId = "s" });
        await grants.FireAsync("g", Comment, new() { Actor = Secret, Reason = Secret, CommandId = "c" });
        await grants.UpdateAsync("g", grant => grant.Title = $"{Secret}'s wells", new() { Actor = Secret });
        await grants.TryFireAsync("g", Announce, new() { Actor = Secret });
        Assert.Contains(Secret, await EverythingAsync(), StringComparison.Ordinal);

        var left = await grants.EraseAsync(
            "g", grant => new() { Comments = grant.Comments }, new() { Actor = "Ann", Reason = "She asked for it." });

        Assert.Equal((null, 2, 3L), (left.Subject.Title, left.Subject.Comments, left.Version));
        Assert.DoesNotContain("Miller", await EverythingAsync(), StringComparison.Ordinal);
        var verification = await grants.VerifyHistoryAsync("g");
        Assert.True(verification.IsWhole, verification.ToString());
        var history = await grants.HistoryAsync("g").ToArrayAsync();
        Assert.Equal([true, true, true, true, false], history.Select(entry => entry.IsErased));
        Assert.Equal(
            (StoredEntryKind.Erased, "Ann", "She asked for it."),
            (history[^1].Kind, history[^1].Actor, history[^1].Reason));
        Assert.Equal([null, Comment.ToString(), null, Announce.ToString(), null], history.Select(each => each.Trigger));

        await grants.FireAsync("g", Comment, new() { Actor = "Bo" });
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
        await grants.EraseAsync("g", grant => grant);
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
        Assert.DoesNotContain("She asked", await EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_application_keeps_of_the_subject_remains()
    {
        var grants = Grants;
        await grants.StartAsync("g", new() { Title = Secret, Comments = 3 });

        await grants.EraseAsync("g", grant => new() { Comments = grant.Comments }, new() { Actor = "Ann" });
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);

        var left = (await grants.GetAsync("g")).Subject;
        Assert.Equal((null, 3), (left.Title, left.Comments));
    }

    [Fact]
    public async Task A_command_whose_report_was_erased_is_still_not_applied_again()
    {
        var grants = Grants;
        await grants.StartAsync("g", new(), new() { CommandId = "s" });
        await grants.FireAsync("g", Comment, new() { CommandId = "c" });
        await grants.EraseAsync("g", _ => new(), new() { CommandId = "e" });

        var repeated = await grants.FireAsync("g", Comment, new() { CommandId = "c" });
        var erased = await grants.EraseAsync("g", _ => new() { Title = "again" }, new() { CommandId = "e" });
        var started = await grants.StartAsync("g", new() { Title = "again" }, new() { CommandId = "s" });

        Assert.Equal((TransitionOutcome.Stayed, 0), (repeated.Outcome, repeated.Report.Lines.Count));
        Assert.Equal((null, 2L), (erased.Subject.Title, erased.Version));
        Assert.Equal((null, 2L), (started.Subject.Title, started.Version));
        await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.UpdateAsync("g", _ => { }, new() { CommandId = "e" }));
        await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.FireAsync("g", Comment, new() { CommandId = "s" }));
        await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.StartAsync("g", new(), new() { CommandId = "c" }));
    }

    [Fact]
    public async Task Details_that_are_missing_without_an_erasure_are_found()
    {
        var grants = Grants;
        await grants.StartAsync("g", new());
        await grants.FireAsync("g", Comment, new() { Actor = "Ann" });
        var stored = (await grants.GetAsync("g")).Stored;
        var history = await grants.HistoryAsync("g").ToArrayAsync();

        await ReportsAsync(
            "The details of entry 2 are missing, and no later entry says that they were erased.",
            [history[0], history[1] with { Salt = null, Actor = null, Report = null, Changes = null }]);
        await ReportsAsync(
            "Entry 1 has details that were not written with it.",
            [history[0] with { Salt = null, Actor = "Mallory", Report = null, Changes = null }, history[1]]);
        await ReportsAsync(
            "The details of entry 2 are not what was written.", [history[0], history[1] with { Actor = "Mallory" }]);

        async Task ReportsAsync(string fault, StoredEntry[] entries) =>
            Assert.Contains(
                fault, (await HistoryChain.VerifyAsync(stored, entries.ToAsyncEnumerable())).Faults);
    }

    [Fact]
    public async Task Equal_details_and_subjects_have_different_digests_so_that_erased_ones_cannot_be_guessed()
    {
        var grants = Grants;
        foreach (var id in new[] { "a", "b" })
        {
            await grants.StartAsync(id, new());
            await grants.FireAsync(id, Comment, new() { Actor = "Ann" });
        }

        StoredEntry[] entries =
        [
            .. await grants.HistoryAsync("a").ToArrayAsync(), .. await grants.HistoryAsync("b").ToArrayAsync(),
        ];

        Assert.Equal(4, entries.Select(entry => entry.DetailsDigest).Distinct().Count());
        Assert.Equal(4, entries.Select(entry => entry.InstanceDigest).Distinct().Count());
        await grants.EraseAsync("a", grant => grant);
        Assert.Equal(entries[0].DetailsDigest, (await grants.HistoryAsync("a").ToArrayAsync())[0].DetailsDigest);
    }

    [Fact]
    public async Task An_erasure_while_a_history_is_verified_is_no_fault()
    {
        var grants = Grants;
        await grants.StartAsync("g", new());
        await grants.FireAsync("g", Comment, new() { Actor = "Ann" });
        var erasures = 0;
        var store = new FaultyStore(_store)
        {
            BeforeHistory = async () =>
            {
                if (erasures++ == 0)
                    await grants.EraseAsync("g", grant => grant);
            },
        };

        var verification = await GrantManager.Of(store).VerifyHistoryAsync("g");

        Assert.Equal((3L, true), (verification.EntryCount, verification.IsWhole));
    }

    [Fact]
    public async Task The_text_of_a_failed_due_date_is_erased_and_the_due_date_stays()
    {
        var clock = new FakeTimeProvider(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var grants = GrantManager.Of(_store, clock);
        await GrantManager.SubmittedAsync(grants, "g", clock.GetUtcNow().AddDays(1));
        var stored = (await grants.GetAsync("g")).Stored;
        await _store.WriteAsync(new()
        {
            Instance = stored with
            {
                ConcurrencyToken = stored.ConcurrencyToken + 1,
                DueDates = [stored.DueDates[0] with { Attempts = 1, LastError = Secret }],
            },
        });

        var left = await grants.EraseAsync("g", grant => new() { DecideBy = grant.DecideBy });

        var due = Assert.Single(left.Stored.DueDates);
        Assert.Equal((clock.GetUtcNow().AddDays(1), null), (due.At, due.LastError));
        Assert.Empty((await grants.EraseAsync("g", _ => new())).Stored.DueDates);
    }

    [Fact]
    public async Task An_erasure_checks_the_version_and_what_remains()
    {
        var grants = Grants;
        await grants.StartAsync("g", new());

        await Assert.ThrowsAsync<ConcurrencyConflictException>(async () =>
            await grants.EraseAsync("g", grant => grant, new() { ExpectedVersion = 7 }));
        await Assert.ThrowsAsync<ArgumentException>(async () => await grants.EraseAsync("g", _ => null!));
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await grants.EraseAsync("x", grant => grant));
        Assert.Single(await grants.HistoryAsync("g").ToArrayAsync());
    }

    private async Task<string> EverythingAsync()
    {
        var instance = await _store.FindAsync("Grant", "g");
        var history = await _store.HistoryAsync("Grant", "g").ToArrayAsync();
        return $"{instance}\n{string.Join('\n', instance!.DueDates)}\n{string.Join('\n', history.AsEnumerable())}";
    }
}
