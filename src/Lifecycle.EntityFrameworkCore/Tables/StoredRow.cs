using System.Data.Common;
using System.Text.Json;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>Reads rows that the store wrote.</summary>
internal static class StoredRow
{
    /// <exception cref="LifecycleException">The row is not one this store wrote.</exception>
    public static T Read<T>(DbDataReader row, Func<DbDataReader, T> read)
    {
        try
        {
            return read(row);
        }
        catch (Exception exception)
            when (exception
                    is OverflowException
                        or ArgumentException
                        or InvalidCastException
                        or InvalidOperationException
                        or FormatException
                        or JsonException)
        {
            throw new LifecycleException(
                $"A row in the database is not one this store wrote: {exception.Message.TrimEnd('.')}. Restore it from "
                    + "a backup.",
                exception);
        }
    }
}
