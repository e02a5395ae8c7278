namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The statements of writes that a database commits by itself, all or nothing, when they arrive together: a round trip
/// less than beginning a transaction, looking at what it changed, and committing it. Immutable.
/// </summary>
internal sealed class AtOnceSql
{
    private readonly RelationalDialect _dialect;
    private readonly string _changeAndAppend;
    private readonly string _appendAfter;
    private readonly string _sendAfter;

    private AtOnceSql(RelationalDialect dialect, Func<Table, string> quoteTable, string updateInstance)
    {
        _dialect = dialect;
        var arguments = InstanceTable.Table.Written.Count() + 1;
        _changeAndAppend =
            $"""
            WITH changed AS ({updateInstance} RETURNING 1)
            {Insert(EntryTable.Table, quoteTable, arguments)} FROM changed
            """;
        _appendAfter = After(EntryTable.Table, quoteTable);
        _sendAfter = After(EventTable.Table, quoteTable);
    }

    /// <returns><see langword="null"/> for a database that cannot do so.</returns>
    public static AtOnceSql? Of(RelationalDialect dialect, Func<Table, string> quoteTable, string updateInstance) =>
        dialect.Typed("@p0", typeof(string)) is null ? null : new(dialect, quoteTable, updateInstance);

    /// <summary>
    /// Joins the statements of a write. Unless another writer came first, each changes one row; otherwise none does.
    /// </summary>
    /// <param name="write">The write.</param>
    /// <param name="instance">The statement that inserts or updates the instance.</param>
    /// <returns><see langword="null"/> for a write that needs a transaction.</returns>
    public List<Statement>? Join(StoreWrite write, Statement instance)
    {
        if (write is not { Kind: StoreWriteKind.Append, Repeat: null, BlockedBefore: null })
            return null;
        if (write is { Entries: [], Events: [] })
            return [instance];

        // A new instance that exists already is an error, so nothing of its write is kept.
        if (write.Instance.ConcurrencyToken == 1 || write.Entries is not [var first, ..])
            return null;

        var row = write.Instance;
        object?[] written = [row.Lifecycle, row.Id, first.Number, ColumnTypes.Hexadecimal.Write(first.Hash)];
        return
        [
            new(_changeAndAppend, [.. instance.Arguments, .. EntryTable.Table.Values((row, first))]),
            .. write.Entries.Skip(1).Select(entry =>
                new Statement(_appendAfter, [.. EntryTable.Table.Values((row, entry)), .. written])),
            .. write.Events.Select(outgoing =>
                new Statement(_sendAfter, [.. EventTable.Table.Values(outgoing), .. written])),
        ];
    }

    /// <summary>Inserts a row if the first entry of the write, whose hash no other has, was inserted.</summary>
    private string After<T>(Table<T> table, Func<Table, string> quoteTable)
    {
        Column[] key = [EntryTable.Lifecycle, EntryTable.InstanceId, EntryTable.Number, EntryTable.Hash];
        var count = table.Written.Count();
        var isWritten = key.Select((column, index) =>
            $"written.{_dialect.Quote(column.Name)} = {Statement.Parameter(count + index)}");
        return
            $"""
            {Insert(table, quoteTable, firstArgument: 0)} WHERE EXISTS (
                SELECT 1 FROM {quoteTable(EntryTable.Table)} AS written WHERE {string.Join(" AND ", isWritten)})
            """;
    }

    private string Insert<T>(Table<T> table, Func<Table, string> quoteTable, int firstArgument)
    {
        var columns = table.Written.Select(column => _dialect.Quote(column.Name));
        var values = table.Written.Select((column, index) => _dialect.Typed(
            Statement.Parameter(firstArgument + index), Nullable.GetUnderlyingType(column.Type) ?? column.Type));
        return $"INSERT INTO {quoteTable(table)} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)}";
    }
}
