using System.Text.Json;

namespace Lifecycle.Dashboard;

/// <summary>An instance in a list, as the store keeps it, so that one that cannot be read is listed too.</summary>
/// <param name="Stored">The instance.</param>
/// <param name="Name">Its name; <see langword="null"/> if it has only an id.</param>
internal sealed record InstanceRow(StoredInstance Stored, string? Name)
{
    /// <summary>The due date that comes next; <see langword="null"/> if there is none.</summary>
    public StoredDueDate? NextDue => Stored.DueDates.Where(date => !date.IsTried).MinBy(date => date.FiresAt);

    public static InstanceRow Of(StoredInstance stored, LifecyclePageOptions pages) =>
        new(stored, NameOf(stored, pages));

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
