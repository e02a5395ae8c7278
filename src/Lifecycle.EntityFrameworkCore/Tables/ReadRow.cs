using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A row of a page, or why it could not be read. Immutable.</summary>
/// <param name="Place">What tells the row from the others of the page, and can always be read.</param>
/// <param name="Value">What was read; <see langword="null"/> if it could not be.</param>
/// <param name="Failure">Why it could not be read; <see langword="null"/> if it was.</param>
internal sealed record ReadRow<TPlace, TValue>(TPlace Place, TValue? Value, LifecycleException? Failure)
    where TValue : class
{
    /// <exception cref="LifecycleException">Not even its place can be read.</exception>
    public static ReadRow<TPlace, TValue> Of(
        DbDataReader row, Func<DbDataReader, TPlace> place, Func<DbDataReader, TValue> read)
    {
        var found = StoredRow.Read(row, place);
        try
        {
            return new(found, read(row), null);
        }
        catch (LifecycleException exception)
        {
            return new(found, null, exception);
        }
    }
}
