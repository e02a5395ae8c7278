using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The statements, in one dialect. Values are always parameters. Immutable, and made once for each dialect, or for each
/// model of an application, which decides where the tables are.
/// </summary>
internal sealed class Sql
{
    private static readonly ConditionalWeakTable<RelationalDialect, Sql> ByDialect = [];
    private static readonly ConditionalWeakTable<IModel, Sql> ByModel = [];

    private readonly RelationalDialect _dialect;
    private readonly Func<Table, string> _quoteTable;
    private readonly InstanceSql _instances;
    private readonly string _findInstance;
    private readonly string _findCommand;
    private readonly string _isApplied;
    private readonly string _eraseDetails;
    private readonly string _pruneEntries;
    private readonly string _deleteInstance;
    private readonly string _deleteEntries;
    private readonly string _deleteDeadLetters;
    private readonly string _findHistory;
    private readonly string _findLatest;
    private readonly string _findHistories;
    private readonly string _updateEvent;
    private readonly string _countByStage;
    private readonly string _nextLifecycle;
    private readonly string _findLease;
    private readonly string _renewLease;
    private readonly string _insertLease;
    private readonly string _deleteLease;
    private readonly string _updateInstance;
    private readonly string _insertInstance;
    private readonly string _insertBlock;
    private readonly string _deleteBlock;
    private readonly string _deleteBlocks;
    private readonly string _insertEntry;
    private readonly string _countRepeat;
    private readonly string _insertEvent;
    private readonly AtOnceSql? _atOnce;

    private Sql(RelationalDialect dialect, Func<Table, string> quoteTable)
    {
        (_dialect, _quoteTable) = (dialect, quoteTable);
        _instances = new(dialect, quoteTable);
        _findInstance =
            $"{Select(InstanceTable.Table)} WHERE {Is(InstanceTable.Lifecycle, 0)} AND {Is(InstanceTable.Id, 1)}";
        _isApplied =
            $"""
            SELECT 1 FROM {Quote(EntryTable.Table)}
            WHERE {Is(EntryTable.Lifecycle, 0)}
                AND {Is(EntryTable.InstanceId, 1)} AND {Is(EntryTable.CommandId, 2)}
            """;
        _findCommand =
            $"""
            SELECT {List(InstanceTable.Table.Columns)}, (
                SELECT entry.{Quote(EntryTable.Number)} FROM {Quote(EntryTable.Table)} AS entry
                WHERE entry.{Is(EntryTable.Lifecycle, 0)} AND entry.{Is(EntryTable.InstanceId, 1)}
                    AND entry.{Is(EntryTable.CommandId, 2)})
            FROM {Quote(InstanceTable.Table)}
            WHERE {Is(InstanceTable.Lifecycle, 0)} AND {Is(InstanceTable.Id, 1)}
            """;
        var number = Quote(EntryTable.Number);
        var ofHistory =
            $"{Select(EntryTable.Table)} WHERE {Is(EntryTable.Lifecycle, 0)} AND {Is(EntryTable.InstanceId, 1)}";
        _findHistory = $"{ofHistory} AND {number} > @p2 ORDER BY {number} {dialect.Limit("@p3")}";
        _findLatest = $"{ofHistory} AND {number} < @p2 ORDER BY {number} DESC {dialect.Limit("@p3")}";
        var instance = Quote(EntryTable.InstanceId);
        _findHistories =
            $"""
            {Select(EntryTable.Table)}
            WHERE {Is(EntryTable.Lifecycle, 0)} AND ({instance}, {number}) > (@p1, @p2)
            ORDER BY {instance}, {number} {dialect.Limit("@p3")}
            """;
        _updateEvent =
            $"""
            UPDATE {Quote(EventTable.Table)}
            SET {Is(EventTable.Attempts, 1)}, {Is(EventTable.LastError, 2)}, {Is(EventTable.NextAttempt, 3)},
                {Is(EventTable.SentTo, 4)}, {Is(EventTable.IsDead, 5)}
            WHERE {Is(EventTable.Position, 0)}
            """;
        var (stage, previous) = (Quote(InstanceTable.Stage), Quote(InstanceTable.Previous));
        _countByStage =
            $"""
            SELECT {stage}, {previous}, COUNT(*) FROM {Quote(InstanceTable.Table)}
            WHERE {Is(InstanceTable.Lifecycle, 0)} GROUP BY {previous}, {stage}
            """;
        _nextLifecycle =
            $"""
            SELECT MIN({Quote(InstanceTable.Lifecycle)}) FROM {Quote(InstanceTable.Table)}
            WHERE {Quote(InstanceTable.Lifecycle)} > @p0
            """;
        var leases = Quote(LeaseTable.Table);
        _findLease = $"{Select(LeaseTable.Table)} WHERE {Is(LeaseTable.Name, 0)}";
        _renewLease =
            $"""
            UPDATE {leases} SET {Is(LeaseTable.Owner, 1)}, {Is(LeaseTable.Until, 2)}
            WHERE {Is(LeaseTable.Name, 0)} AND ({Is(LeaseTable.Owner, 1)} OR {Quote(LeaseTable.Until)} <= @p3)
            """;
        _insertLease = Insert(LeaseTable.Table);
        _deleteLease = $"DELETE FROM {leases} WHERE {Is(LeaseTable.Name, 0)} AND {Is(LeaseTable.Owner, 1)}";
        _insertInstance = Insert(InstanceTable.Table);

        // The row of the instance decides who comes first. A row that is here already, or not, is no conflict.
        _insertBlock = $"{Insert(BlockTable.Table)} ON CONFLICT DO NOTHING";
        _deleteBlock =
            $"""
            DELETE FROM {Quote(BlockTable.Table)}
            WHERE {Is(BlockTable.Lifecycle, 0)} AND {Is(BlockTable.Criterion, 1)} AND {Is(BlockTable.InstanceId, 2)}
            """;
        _deleteBlocks =
            $"""
            DELETE FROM {Quote(BlockTable.Table)}
            WHERE {Is(BlockTable.Lifecycle, 0)} AND {Is(BlockTable.InstanceId, 1)}
            """;
        _insertEntry = Insert(EntryTable.Table);
        var repeats = Quote(EntryTable.Repeats);
        _countRepeat =
            $"""
            UPDATE {Quote(EntryTable.Table)} SET {repeats} = {repeats} + 1, {Is(EntryTable.RepeatedAt, 3)}
            WHERE {Is(EntryTable.Lifecycle, 0)} AND {Is(EntryTable.InstanceId, 1)} AND {Is(EntryTable.Number, 2)}
            """;
        var ofInstance = $"{Is(EntryTable.Lifecycle, 0)} AND {Is(EntryTable.InstanceId, 1)}";
        var erased = string.Join(", ", EntryTable.Details.Select(detail => $"{Quote(detail)} = NULL"));
        _eraseDetails = $"UPDATE {Quote(EntryTable.Table)} SET {erased} WHERE {ofInstance} AND {number} <= @p2";
        _deleteEntries = $"DELETE FROM {Quote(EntryTable.Table)} WHERE {ofInstance}";
        _pruneEntries = $"{_deleteEntries} AND {number} <= @p2";
        _deleteInstance =
            $"""
            DELETE FROM {Quote(InstanceTable.Table)} WHERE {Is(InstanceTable.Lifecycle, 0)}
                AND {Is(InstanceTable.Id, 1)} AND {Is(InstanceTable.ConcurrencyToken, 2)}
                AND {Is(InstanceTable.Head, 3)}
            """;
        _deleteDeadLetters =
            $"""
            DELETE FROM {Quote(EventTable.Table)} WHERE {Is(EventTable.Lifecycle, 0)}
                AND {Is(EventTable.InstanceId, 1)} AND {Is(EventTable.IsDead, 2)}
            """;
        _insertEvent = Insert(EventTable.Table);
        _updateInstance = Update(InstanceTable.Table, InstanceTable.ConcurrencyToken, InstanceTable.Head);
        _atOnce = AtOnceSql.Of(dialect, quoteTable, _updateInstance);
    }

    public static Sql Of(RelationalDialect dialect) => ByDialect.GetValue(
        dialect,
        static dialect => new(dialect, table => dialect.Quote(table.Name)));

    /// <summary>The statements for the tables of a context: its model may have put them into a schema.</summary>
    public static Sql Of(RelationalDialect dialect, DbContext context)
    {
        if (ByModel.TryGetValue(context.Model, out var known) && known._dialect == dialect)
            return known;

        var sql = new Sql(dialect, QuoteIn(context));
        if (dialect.KeyCollation is { } collation
            && context.Model.FindEntityType(InstanceTable.Table.Name) is { } table
            && LifecycleModelBuilderExtensions.CollationOf(table) != collation)
            throw new LifecycleException(
                $"The model of {context.GetType().Name} leaves the order of ids to the database: call "
                    + $"AddLifecycles(\"{collation}\") in OnModelCreating.");

        ByModel.AddOrUpdate(context.Model, sql);
        return sql;
    }

    /// <summary>Finds an instance by lifecycle and id.</summary>
    public Statement FindInstance(string lifecycle, string id) => new(_findInstance, [lifecycle, id]);

    /// <summary>Finds a row if a command was applied.</summary>
    public Statement IsApplied(string lifecycle, string id, string commandId) =>
        new(_isApplied, [lifecycle, id, commandId]);

    /// <summary>
    /// Finds an instance and the number of the entry with a command id, if the command was applied. Most commands are
    /// new, and a join to the whole entry would cost each of them its plan.
    /// </summary>
    public Statement FindCommand(string lifecycle, string id, string commandId) =>
        new(_findCommand, [lifecycle, id, commandId]);

    /// <summary>The number that <see cref="FindCommand"/> found.</summary>
    public static long? FirstEntryOf(DbDataReader row) =>
        row.IsDBNull(InstanceTable.Table.Columns.Count) ? null : row.GetInt64(InstanceTable.Table.Columns.Count);

    /// <summary>Finds the entries of an instance that come after a number, at most so many.</summary>
    public Statement FindHistory(string lifecycle, string id, long after, int limit) =>
        new(_findHistory, [lifecycle, id, after, limit]);

    /// <summary>Finds the last entries of an instance that come before a number, at most so many.</summary>
    public Statement FindLatest(string lifecycle, string id, long before, int limit) =>
        new(_findLatest, [lifecycle, id, before, limit]);

    /// <summary>Finds the entries of a lifecycle that come behind an entry of an instance, at most so many.</summary>
    public Statement FindHistories(string lifecycle, string id, long after, int limit) =>
        new(_findHistories, [lifecycle, id, after, limit]);

    /// <summary>Finds the events of a query.</summary>
    public Statement FindEvents(EventQuery query)
    {
        var (events, position) = (Quote(EventTable.Table), Quote(EventTable.Position));
        var (instance, nextAttempt) = (Quote(EventTable.InstanceId), Quote(EventTable.NextAttempt));
        var sendable = query.SendableAt is null
            ? ""
            : $"""
                AND NOT EXISTS (
                    SELECT 1 FROM {events} AS earlier
                    WHERE earlier.{Is(EventTable.Lifecycle, 0)} AND earlier.{Is(EventTable.IsDead, 1)}
                        AND earlier.{instance} = {events}.{instance} AND earlier.{position} <= {events}.{position}
                        AND earlier.{nextAttempt} > @p4)
                """;
        var text =
            $"""
            {Select(EventTable.Table)}
            WHERE {Is(EventTable.Lifecycle, 0)} AND {Is(EventTable.IsDead, 1)} AND {position} > @p2 {sendable}
            ORDER BY {position} {_dialect.Limit("@p3")}
            """;
        object?[] arguments = [query.Lifecycle, query.IsDead, query.After, query.Limit];
        return new(text, query.SendableAt is { } now ? [.. arguments, now.UtcTicks] : arguments);
    }

    /// <summary>Stores the attempts to send an event.</summary>
    public Statement UpdateEvent(OutgoingEvent outgoing) => new(_updateEvent, [
        outgoing.Position,
        outgoing.Attempts,
        outgoing.LastError,
        outgoing.NextAttempt?.UtcTicks,
        EventTable.SentToType.Write(outgoing.SentTo),
        outgoing.IsDead,
    ]);

    /// <summary>Deletes the events at positions.</summary>
    public Statement DeleteEvents(IReadOnlyCollection<long> positions)
    {
        var parameters = positions.Select((_, index) => Statement.Parameter(index));
        return new(
            $"""
            DELETE FROM {Quote(EventTable.Table)}
            WHERE {Quote(EventTable.Position)} IN ({string.Join(", ", parameters)})
            """,
            [.. positions.Cast<object?>()]);
    }

    /// <summary>Changes a row if the owner holds a lease, or no other owner holds it.</summary>
    public Statement RenewLease(string name, string owner, DateTimeOffset now, DateTimeOffset until) =>
        new(_renewLease, [name, owner, until.UtcTicks, now.UtcTicks]);

    /// <summary>Adds a lease that there was none of.</summary>
    public Statement InsertLease(string name, string owner, DateTimeOffset until) =>
        new(_insertLease, LeaseTable.Table.Values((name, owner, until)));

    public Statement FindLease(string name) => new(_findLease, [name]);

    /// <summary>Deletes a lease of an owner.</summary>
    public Statement DeleteLease(string name, string owner) => new(_deleteLease, [name, owner]);

    /// <summary>Counts the instances of a lifecycle in each stage.</summary>
    public Statement CountByStage(string lifecycle) => new(_countByStage, [lifecycle]);

    /// <summary>The first lifecycle behind one: a search in an index, where DISTINCT reads every row.</summary>
    public Statement NextLifecycle(string after) => new(_nextLifecycle, [after]);

    /// <inheritdoc cref="InstanceSql.Find"/>
    public Statement FindInstances(InstanceQuery query, int limit) => _instances.Find(query, limit);

    /// <summary>
    /// The statements of a write. Each changes one row unless another writer came first. The instance comes first: its
    /// row stays locked until the transaction ends, so events of one instance get their positions in the order of its
    /// steps.
    /// </summary>
    public List<Statement> Write(StoreWrite write)
    {
        var instance = write.Instance;
        var (lifecycle, id) = (instance.Lifecycle, instance.Id);
        if (write.Kind == StoreWriteKind.Delete)
            return
            [
                new(
                    _deleteInstance,
                    [lifecycle, id, instance.ConcurrencyToken - 1, ColumnTypes.Hexadecimal.Write(write.PreviousHead)]),
                new(_deleteBlocks, [lifecycle, id]) { ChangesAny = true },
                new(_deleteEntries, [lifecycle, id]) { ChangesAny = true },
                new(_deleteDeadLetters, [lifecycle, id, true]) { ChangesAny = true },
            ];

        var statements = new List<Statement>(2 + write.Entries.Count + write.Events.Count) { Instance(write) };
        if (write.Kind == StoreWriteKind.Erase)
        {
            var earlier = instance.EntryCount - write.Entries.Count;
            statements.Add(new(_eraseDetails, [lifecycle, id, earlier]) { ChangesAny = true });
            statements.Add(new(_deleteDeadLetters, [lifecycle, id, true]) { ChangesAny = true });
        }
        else if (write.Kind == StoreWriteKind.Prune)
        {
            statements.Add(new(_pruneEntries, [lifecycle, id, instance.Pruned!.Entries]) { ChangesAny = true });
        }

        if (write.BlockedBefore is { } blocked)
            AddBlocks(statements, instance, blocked);

        foreach (var entry in write.Entries)
            statements.Add(new(_insertEntry, EntryTable.Table.Values((instance, entry))));

        if (write.Repeat is { } repeat)
            statements.Add(new(_countRepeat, [lifecycle, id, repeat.Entry, repeat.At.UtcTicks]));

        foreach (var outgoing in write.Events)
            statements.Add(new(_insertEvent, EventTable.Table.Values(outgoing)));

        return statements;
    }

    /// <summary>
    /// The statements of a write that the database commits when they arrive together, without a transaction;
    /// <see langword="null"/> for a write, or a database, that needs one.
    /// </summary>
    public List<Statement>? WriteAtOnce(StoreWrite write) =>
        write.Kind == StoreWriteKind.Append ? _atOnce?.Join(write, Instance(write)) : null;

    private Statement Instance(StoreWrite write) => write.Instance.ConcurrencyToken == 1
        ? new(_insertInstance, InstanceTable.Table.Values(write.Instance))
        : new(
            _updateInstance,
            [.. InstanceTable.Table.Values(write.Instance), ColumnTypes.Hexadecimal.Write(write.PreviousHead)]);

    private void AddBlocks(List<Statement> statements, StoredInstance instance, IReadOnlyList<string> before)
    {
        foreach (var criterion in before.Except(instance.BlockedBy))
            statements.Add(new(_deleteBlock, BlockTable.Table.Values((instance, criterion))) { ChangesAny = true });

        foreach (var criterion in instance.BlockedBy.Except(before))
            statements.Add(new(_insertBlock, BlockTable.Table.Values((instance, criterion))) { ChangesAny = true });
    }

    /// <summary>Quotes the names that the tables have in a model.</summary>
    private static Func<Table, string> QuoteIn(DbContext context)
    {
        var (model, sql) = (context.Model, context.GetService<ISqlGenerationHelper>());
        return table => model.FindEntityType(table.Name) is { } type && type.GetTableName() is { } name
            ? sql.DelimitIdentifier(name, type.GetSchema())
            : throw new LifecycleException(
                $"The model of {context.GetType().Name} has no table {table.Name}: call AddLifecycles() in "
                    + "OnModelCreating.");
    }

    private string Quote(Table table) => _quoteTable(table);

    private string Quote(Column column) => _dialect.Quote(column.Name);

    private string List(IEnumerable<Column> columns, string prefix = "") =>
        string.Join(", ", columns.Select(column => prefix + Quote(column)));

    private string Is(Column column, int parameter) => $"{Quote(column)} = {Statement.Parameter(parameter)}";

    private string Select(Table table) => $"SELECT {List(table.Columns)} FROM {Quote(table)}";

    private string Insert<T>(Table<T> table)
    {
        var values = table.Written.Select((_, index) => Statement.Parameter(index));
        return $"INSERT INTO {Quote(table)} ({List(table.Written)}) VALUES ({string.Join(", ", values)})";
    }

    /// <summary>
    /// Updates the row with the key, if its token is one less than the new token, and its head is the argument behind
    /// the values of the columns.
    /// </summary>
    private string Update<T>(Table<T> table, Column token, Column head)
    {
        var columns = table.Written.Select((column, index) => (Column: column, Index: index)).ToArray();
        var changes = columns.Where(each => !each.Column.IsKey).Select(each => Is(each.Column, each.Index));
        var conditions = columns
            .Where(each => each.Column.IsKey || each.Column == token)
            .Select(each => Is(each.Column, each.Index) + (each.Column == token ? " - 1" : ""))
            .Append(Is(head, columns.Length));
        return $"UPDATE {Quote(table)} SET {string.Join(", ", changes)} WHERE {string.Join(" AND ", conditions)}";
    }
}
