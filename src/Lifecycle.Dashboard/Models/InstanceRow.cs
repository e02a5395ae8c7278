using System.Text.Json;

namespace Lifecycle.Dashboard;

/// <summary>An instance in a list, as the store keeps it, so that one that cannot be read is listed too.</summary>
/// <param name="Stored">The instance, or what is left of it.</param>
/// <param name="Name">Its name; <see langword="null"/> if it has only an id.</param>
/// <param name="Damage">What is wrong with its row; <see langword="null"/> if it is as it was written.</param>
internal sealed record InstanceRow(StoredInstance Stored, string? Name, string? Damage = null)
{
    /// <summary>The due date that comes next, or came first; <see langword="null"/> if there is none.</summary>
    public StoredDueDate? NextDue => Stored.DueDates.Where(date => date.IsUnsettled).MinBy(date => date.At);

    public static InstanceRow Of(StoredInstance stored, LifecyclePageOptions pages) =>
        new(stored, NameOf(stored, pages));

    public static InstanceRow Of(DamagedInstanceException damage) => new(damage.Instance, null, ReasonOf(damage));

    /// <returns>The instance; <see langword="null"/> if there is none.</returns>
    public static async ValueTask<InstanceRow?> FindAsync(DashboardCall call, string id)
    {
        try
        {
            var stored = await call.Store.FindAsync(call.Lifecycle.Name, id, call.Cancelled).ConfigureAwait(false);
            return stored is null ? null : Of(stored, call.Lifecycle.Pages);
        }
        catch (DamagedInstanceException damage)
        {
            return Of(damage);
        }
    }

    /// <summary>Reads the rows of a query, damaged ones in their places.</summary>
    public static async IAsyncEnumerable<InstanceRow> QueryAsync(DashboardCall call, InstanceQuery query)
    {
        var damaged = new Queue<InstanceRow>();
        query = query with { Unreadable = row => damaged.Enqueue(Of(row)) };
        await foreach (var stored in call.Store.QueryAsync(query, call.Cancelled).ConfigureAwait(false))
        {
            while (damaged.TryDequeue(out var row))
                yield return row;

            yield return Of(stored, call.Lifecycle.Pages);
        }

        while (damaged.TryDequeue(out var row))
            yield return row;
    }

    private static InstanceRow Of(UnreadableRow row) => new(
        row.Instance ?? throw row.Exception, null, ReasonOf(row.Exception));

    private static string ReasonOf(LifecycleException exception) =>
        OneLineText.Of(exception.InnerException?.Message ?? exception.Message);

    private static string? NameOf(StoredInstance stored, LifecyclePageOptions pages)
    {
        if (pages.Name is not { } name)
            return null;

        try
        {
            using var subject = JsonDocument.Parse(stored.Subject);
            return name(subject.RootElement) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        }
        catch (Exception)
        {
            // A subject without a name is listed by its id.
            return null;
        }
    }
}
