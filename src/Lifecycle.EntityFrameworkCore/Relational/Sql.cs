using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The statements that every fire runs, in one dialect. Values are always parameters. Immutable, and made once for each
/// dialect.
/// </summary>
internal sealed class Sql
{
    private static readonly ConditionalWeakTable<RelationalDialect, Sql> ByDialect = [];

    private readonly RelationalDialect _dialect;
    private readonly string _updateInstance;
    private readonly string _insertInstance;
    private readonly string _insertEntry;
    private readonly string _insertCommand;
    private readonly string _insertEvent;

    private Sql(RelationalDialect dialect)
    {
        _dialect = dialect;
        var (instances, entries, commands) = (
            dialect.Quote(LifecycleTables.Instances),
            dialect.Quote(LifecycleTables.Entries),
            dialect.Quote(LifecycleTables.Commands));
        var (lifecycle, id, instanceId, number, commandId) = (
            dialect.Quote(nameof(InstanceRow.Lifecycle)),
            dialect.Quote(nameof(InstanceRow.Id)),
            dialect.Quote(nameof(EntryRow.InstanceId)),
            dialect.Quote(nameof(EntryRow.Number)),
            dialect.Quote(nameof(CommandRow.CommandId)));

        FindInstance = $"SELECT {List(Columns.Instance)} FROM {instances} WHERE {lifecycle} = @p0 AND {id} = @p1";
        FindHistory =
            $"""
            SELECT {List(Columns.Entry)} FROM {entries}
            WHERE {lifecycle} = @p0 AND {instanceId} = @p1 AND {number} > @p2 ORDER BY {number} {dialect.Limit("@p3")}
            """;
        IsApplied =
            $"SELECT 1 FROM {commands} WHERE {lifecycle} = @p0 AND {instanceId} = @p1 AND {commandId} = @p2";
        FindCommand =
            $"""
            SELECT {List(Columns.Instance, "instance.")},
                command.{dialect.Quote(nameof(CommandRow.FirstEntry))},
                command.{dialect.Quote(nameof(CommandRow.LastEntry))}
            FROM {instances} AS instance LEFT JOIN {commands} AS command
                ON command.{lifecycle} = @p0 AND command.{instanceId} = @p1 AND command.{commandId} = @p2
            WHERE instance.{lifecycle} = @p0 AND instance.{id} = @p1
            """;

        var token = dialect.Quote(nameof(InstanceRow.ConcurrencyToken));
        var tokenIndex = Array.FindIndex(
            Columns.Instance,
            column => column.Name == nameof(InstanceRow.ConcurrencyToken));
        var changes = Columns.Instance
            .Select((column, index) => $"{dialect.Quote(column.Name)} = {Parameter(index)}")
            .Skip(2);
        _updateInstance =
            $"""
            UPDATE {instances} SET {string.Join(", ", changes)}
            WHERE {lifecycle} = @p0 AND {id} = @p1 AND {token} = {Parameter(tokenIndex)} - 1
            """;
        _insertInstance = Insert(instances, Columns.Instance);
        _insertEntry = Insert(entries, Columns.Entry);
        _insertCommand = Insert(commands, Columns.Command);
        _insertEvent = Insert(dialect.Quote(LifecycleTables.Events), Columns.Event);
    }

    /// <summary>Finds an instance by lifecycle and id.</summary>
    public string FindInstance { get; }

    /// <summary>Finds the entries of an instance that come after a number, at most so many.</summary>
    public string FindHistory { get; }

    /// <summary>
    /// Finds an instance, and the numbers of the first and the last entry that a command wrote; nulls if the command
    /// was not applied.
    /// </summary>
    public string FindCommand { get; }

    /// <summary>Finds a row if a command was applied.</summary>
    public string IsApplied { get; }

    public static Sql Of(RelationalDialect dialect) => ByDialect.GetValue(dialect, static dialect => new(dialect));

    /// <summary>
    /// The statements of a write. Each changes one row unless another writer came first. The instance comes first: its
    /// row stays locked until the transaction ends, so events of one instance get their positions in the order of its
    /// steps.
    /// </summary>
    public List<Statement> Write(StoreWrite write)
    {
        var instance = write.Instance;
        var statements = new List<Statement>(2 + write.Entries.Count + write.Events.Count)
        {
            Statement(instance.ConcurrencyToken == 1 ? _insertInstance : _updateInstance, Columns.Instance, instance),
        };
        foreach (var entry in write.Entries)
            statements.Add(Statement(_insertEntry, Columns.Entry, (instance, entry)));

        if (write.CommandId is not null)
            statements.Add(Statement(_insertCommand, Columns.Command, write));

        foreach (var outgoing in write.Events)
            statements.Add(Statement(_insertEvent, Columns.Event, outgoing));

        return statements;
    }

    private static Statement Statement<T>(string text, Column<T>[] columns, T row)
    {
        var arguments = new object?[columns.Length];
        for (var index = 0; index < columns.Length; index++)
            arguments[index] = columns[index].Value(row);

        return new(text, arguments);
    }

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");

    private string List<T>(Column<T>[] columns, string prefix = "") =>
        string.Join(", ", columns.Select(column => prefix + _dialect.Quote(column.Name)));

    private string Insert<T>(string table, Column<T>[] columns)
    {
        var values = Enumerable.Range(0, columns.Length).Select(Parameter);
        return $"INSERT INTO {table} ({List(columns)}) VALUES ({string.Join(", ", values)})";
    }
}
