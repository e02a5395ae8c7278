using System.Runtime.CompilerServices;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// A table: the one place from which the statements, the order of the columns that are read, the model of an
/// application and the migrations are made. Immutable once its class is initialized.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="indexes">The names of the columns of each index.</param>
internal abstract class Table(string name, string[][] indexes)
{
    private readonly List<Column> _columns = [];

    public string Name => name;

    public IReadOnlyList<string[]> Indexes => indexes;

    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>
    /// The names of columns of which no two rows have the same values, apart from nulls; empty for none.
    /// </summary>
    public string[] UniqueKey { get; init; } = [];

    /// <summary>The names of the columns of the primary key, in order.</summary>
    public string[] KeyNames => [.. _columns.Where(column => column.IsKey).Select(column => column.Name)];

    /// <summary>Whether the database compares or orders the texts of a column in a key or an index.</summary>
    public bool Orders(Column column) =>
        column.Type == typeof(string)
        && (column.IsKey || UniqueKey.Concat(Indexes.SelectMany(index => index)).Contains(column.Name));

    protected Column<T> Add<T>(Column<T> column)
    {
        _columns.Add(column);
        return column;
    }
}

/// <summary>
/// A table whose rows are written from <typeparamref name="TRow"/>. A static class declares it and each of its columns
/// as a field; the field's name is the column's name.
/// </summary>
internal sealed class Table<TRow>(string name, params string[][] indexes) : Table(name, indexes)
{
    private readonly List<(Column Column, Func<TRow, object?> Value)> _written = [];

    /// <summary>The columns that the store writes, in the order of <see cref="Values"/>.</summary>
    public IEnumerable<Column> Written => _written.Select(written => written.Column);

    /// <summary>Declares a column.</summary>
    public Column<T> Column<T>(ColumnType<T> type, Func<TRow, T> value, [CallerMemberName] string name = "") =>
        Write(type, value, isKey: false, name);

    /// <summary>Declares a column of the primary key.</summary>
    public Column<T> Key<T>(ColumnType<T> type, Func<TRow, T> value, [CallerMemberName] string name = "") =>
        Write(type, value, isKey: true, name);

    /// <summary>Declares the primary key as numbers that the database generates.</summary>
    public Column<long> GeneratedKey([CallerMemberName] string name = "") =>
        Add(new Column<long>(name, Columns.Count, ColumnTypes.Count) { IsKey = true, IsGenerated = true });

    /// <summary>What a row has in the columns that the store writes.</summary>
    public object?[] Values(TRow row)
    {
        var values = new object?[_written.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = _written[index].Value(row);

        return values;
    }

    private Column<T> Write<T>(ColumnType<T> type, Func<TRow, T> value, bool isKey, string name)
    {
        var column = Add(new Column<T>(name, Columns.Count, type)
        {
            IsNullable = type.IsNullable,
            MaxLength = type.MaxLength,
            IsKey = isKey,
        });
        _written.Add((column, row => type.Write(value(row))));
        return column;
    }
}
