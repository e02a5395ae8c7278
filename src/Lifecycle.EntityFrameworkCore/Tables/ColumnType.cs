using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>How values of <typeparamref name="T"/> are stored. Immutable.</summary>
/// <param name="Stored">The type that the database driver gets and returns.</param>
/// <param name="Write">Turns a value into what is stored; <see langword="null"/> for a null.</param>
/// <param name="Read">Reads a value from the column with an ordinal.</param>
internal sealed record ColumnType<T>(Type Stored, Func<T, object?> Write, Func<DbDataReader, int, T> Read)
{
    public bool IsNullable { get; init; }

    /// <summary>The most characters; <see langword="null"/> for no limit.</summary>
    public int? MaxLength { get; init; }
}
