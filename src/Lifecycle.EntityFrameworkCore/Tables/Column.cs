using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A column of a <see cref="Table"/>. Immutable.</summary>
/// <param name="name">The name.</param>
/// <param name="ordinal">The position in the table and in the rows that are read, from 0.</param>
/// <param name="type">The type of the stored values.</param>
internal abstract class Column(string name, int ordinal, Type type)
{
    public string Name => name;

    public int Ordinal => ordinal;

    public Type Type => type;

    public bool IsNullable { get; init; }

    /// <summary>The most characters; <see langword="null"/> for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether the column is part of the primary key.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether the database generates the values: numbers that increase, none of them given twice.</summary>
    public bool IsGenerated { get; init; }
}

/// <summary>A column whose values the store uses as <typeparamref name="T"/>. Immutable.</summary>
internal sealed class Column<T>(string name, int ordinal, ColumnType<T> type) : Column(name, ordinal, type.Stored)
{
    /// <summary>The value in a row that was selected with all columns of the table.</summary>
    public T Of(DbDataReader row) => type.Read(row, Ordinal);
}
