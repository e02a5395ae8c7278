namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The statements that find a page of instances. Each is a walk along one index, from the last row of the page before,
/// so it takes no longer where there are many instances. Immutable.
/// </summary>
/// <remarks>
/// Queries by due date walk <c>(Lifecycle, DueAt, Id)</c>; by what blocks, the key of <see cref="BlockTable"/>; by the
/// stage before, <c>(Lifecycle, Previous, Stage, Id)</c>; by stage, <c>(Lifecycle, Stage, Id)</c>; others the primary
/// key.
/// </remarks>
internal sealed class InstanceSql(RelationalDialect dialect, Func<Table, string> quote)
{
    /// <summary>SQLite accepts a union of 500 queries.</summary>
    private const int MostStages = 400;

    private readonly string _instances = quote(InstanceTable.Table);
    private readonly string _blocks = quote(BlockTable.Table);
    private readonly string _entries = quote(EntryTable.Table);

    /// <summary>Finds the instances of a query that come behind another, at most so many.</summary>
    /// <param name="query">The query.</param>
    /// <param name="last">The last row of the page before; <see langword="null"/> for the first page.</param>
    /// <param name="limit">The size of the page.</param>
    public Statement Find(InstanceQuery query, InstancePlace? last, int limit)
    {
        var arguments = new Arguments();
        var text =
            query.Stages is { Count: 0 } ? $"SELECT {Columns()} FROM {_instances} WHERE 1 = 0"
            : query.DueBy is { } due ? Due(query, due, last, limit, arguments)
            : query.BlockedBy is { } criterion ? Blocked(query, criterion, last?.Id ?? query.After, limit, arguments)
            : query is { Previous: null, FirstEntryBefore: null, Stages.Count: > 1 and <= MostStages }
                ? InStages(query, last?.Id ?? query.After, limit, arguments)
            : query is { Previous: null, FirstEntryBefore: null, Stages.Count: 1 }
                ? InStage(query, query.Stages.First(), last?.Id ?? query.After, limit, arguments)
            : ById(query, last?.Id ?? query.After, limit, arguments);
        return new(text, arguments.ToArray());
    }

    private string Due(
        InstanceQuery query, DateTimeOffset due, InstancePlace? last, int limit, Arguments arguments)
    {
        var (dueAt, id) = (Quote(InstanceTable.DueAt), Quote(InstanceTable.Id));
        var conditions = new List<string>
        {
            $"{Quote(InstanceTable.Lifecycle)} = {arguments.Add(query.Lifecycle)}",
            $"{dueAt} <= {arguments.Add(due.UtcTicks)}",
        };
        if (last is not null)
            conditions.Add(
                $"({dueAt}, {id}) > ({arguments.Add((last.DueAt ?? due).UtcTicks)}, {arguments.Add(last.Id)})");

        conditions.AddRange(Others(query, _instances, arguments));
        if (query.BlockedBy is { } criterion)
            conditions.Add(
                $"""
                EXISTS (
                    SELECT 1 FROM {_blocks} AS block
                    WHERE block.{Quote(BlockTable.Lifecycle)} = {arguments.Add(query.Lifecycle)}
                        AND block.{Quote(BlockTable.Criterion)} = {arguments.Add(criterion)}
                        AND block.{Quote(BlockTable.InstanceId)} = {_instances}.{id})
                """);

        return
            $"""
            SELECT {Columns()} FROM {_instances} WHERE {string.Join(" AND ", conditions)}
            ORDER BY {dueAt}, {id} {dialect.Limit(arguments.Add(limit))}
            """;
    }

    private string Blocked(InstanceQuery query, string criterion, string? after, int limit, Arguments arguments)
    {
        var id = Quote(BlockTable.InstanceId);
        var lifecycle = arguments.Add(query.Lifecycle);
        var (condition, order) = Walk(
            $"block.{Quote(BlockTable.Criterion)}",
            arguments.Add(criterion),
            $"block.{id}",
            arguments.Add(after ?? ""));
        condition = $"block.{Quote(BlockTable.Lifecycle)} = {lifecycle} AND {condition}";

        // Without other conditions, the page is known before any instance is read; a join might read them all.
        var others = Others(query, "instance", arguments).ToArray();
        return others.Length == 0
            ? $"""
                SELECT {Columns()} FROM {_instances}
                WHERE {Quote(InstanceTable.Lifecycle)} = {lifecycle} AND {Quote(InstanceTable.Id)} IN (
                    SELECT block.{id} FROM {_blocks} AS block WHERE {condition}
                    ORDER BY {order} {dialect.Limit(arguments.Add(limit))})
                ORDER BY {Quote(InstanceTable.Id)}
                """
            : $"""
                SELECT {Columns("instance.")}
                FROM {_blocks} AS block JOIN {_instances} AS instance
                    ON instance.{Quote(InstanceTable.Lifecycle)} = block.{Quote(BlockTable.Lifecycle)}
                    AND instance.{Quote(InstanceTable.Id)} = block.{id}
                WHERE {condition} AND {string.Join(" AND ", others)}
                ORDER BY {order} {dialect.Limit(arguments.Add(limit))}
                """;
    }

    /// <summary>
    /// Finds the instances in several stages. In the index, each stage has an order of its own, so the first of each
    /// are found, and the first of those.
    /// </summary>
    private string InStages(InstanceQuery query, string? after, int limit, Arguments arguments)
    {
        var (lifecycle, id) = (Quote(InstanceTable.Lifecycle), Quote(InstanceTable.Id));
        var name = arguments.Add(query.Lifecycle);
        var behind = arguments.Add(after ?? "");
        var size = dialect.Limit(arguments.Add(limit));
        var stages = query.Stages!.Distinct(StringComparer.Ordinal).Select((stage, index) =>
        {
            var (condition, order) = Walk(Quote(InstanceTable.Stage), arguments.Add(stage), id, behind);
            return
                $"""
                SELECT {id} FROM (
                    SELECT {id} FROM {_instances} WHERE {lifecycle} = {name} AND {condition}
                    ORDER BY {order} {size}) AS {dialect.Quote($"stage{index}")}
                """;
        });
        return
            $"""
            SELECT {Columns()} FROM {_instances}
            WHERE {lifecycle} = {name} AND {id} IN (
                SELECT {id} FROM ({string.Join(" UNION ALL ", stages)}) AS stages ORDER BY {id} {size})
            ORDER BY {id}
            """;
    }

    private string InStage(InstanceQuery query, string stage, string? after, int limit, Arguments arguments)
    {
        var lifecycle = arguments.Add(query.Lifecycle);
        var (condition, order) = Walk(
            Quote(InstanceTable.Stage), arguments.Add(stage), Quote(InstanceTable.Id), arguments.Add(after ?? ""));
        return
            $"""
            SELECT {Columns()} FROM {_instances}
            WHERE {Quote(InstanceTable.Lifecycle)} = {lifecycle} AND {condition}
            ORDER BY {order} {dialect.Limit(arguments.Add(limit))}
            """;
    }

    private string ById(InstanceQuery query, string? after, int limit, Arguments arguments)
    {
        var id = Quote(InstanceTable.Id);
        var conditions = new List<string>
        {
            $"{Quote(InstanceTable.Lifecycle)} = {arguments.Add(query.Lifecycle)}",
        };
        if (query.Stages is { } stages)
            conditions.Add($"{Quote(InstanceTable.Stage)} {OneOf(stages, arguments)}");
        if (query.Previous is { } previous)
            conditions.Add($"{Quote(InstanceTable.Previous)} {Previous(previous, arguments)}");
        if (query.FirstEntryBefore is { } before)
            conditions.Add(IsFirstEntryBefore(query.Lifecycle, before, _instances, arguments));
        if (after is not null)
            conditions.Add($"{id} > {arguments.Add(after)}");

        return
            $"""
            SELECT {Columns()} FROM {_instances} WHERE {string.Join(" AND ", conditions)}
            ORDER BY {id} {dialect.Limit(arguments.Add(limit))}
            """;
    }

    /// <summary>
    /// A walk along an index with a column that has one value, and the id behind it. The value is written as the bounds
    /// of a range, and the order names the column: of equal values the planner knows that they do not matter for the
    /// order, so it may walk along the primary key instead, and filter.
    /// </summary>
    /// <returns>The condition, and the columns of the order.</returns>
    private static (string Condition, string Order) Walk(string column, string value, string id, string after) =>
        ($"({column}, {id}) > ({value}, {after}) AND {column} <= {value}", $"{column}, {id}");

    /// <summary>Conditions that the rows of another index have to meet.</summary>
    private IEnumerable<string> Others(InstanceQuery query, string instance, Arguments arguments)
    {
        if (query.Stages is { } stages)
            yield return $"{Unindexed(InstanceTable.Stage)} {OneOf(stages, arguments)}";
        if (query.Previous is { } previous)
            yield return $"{Unindexed(InstanceTable.Previous)} {Previous(previous, arguments)}";

        if (query.FirstEntryBefore is { } before)
            yield return IsFirstEntryBefore(query.Lifecycle, before, instance, arguments);

        string Unindexed(Column column) => dialect.Unindexed($"{instance}.{Quote(column)}");
    }

    /// <summary>Whether the first entry of an instance is from before an instant, and is not its last.</summary>
    private string IsFirstEntryBefore(string lifecycle, DateTimeOffset before, string instance, Arguments arguments)
    {
        var number = Quote(EntryTable.Number);
        return
            $"""
            EXISTS (
                SELECT 1 FROM (
                    SELECT {number}, {Quote(EntryTable.At)} FROM {_entries} AS entry
                    WHERE entry.{Quote(EntryTable.Lifecycle)} = {arguments.Add(lifecycle)}
                        AND entry.{Quote(EntryTable.InstanceId)} = {instance}.{Quote(InstanceTable.Id)}
                    ORDER BY {number} {dialect.Limit(arguments.Add(1))}) AS first
                WHERE first.{Quote(EntryTable.At)} < {arguments.Add(before.UtcTicks)}
                    AND first.{number} < {instance}.{Quote(InstanceTable.EntryCount)})
            """;
    }

    private static string OneOf(IReadOnlyCollection<string> stages, Arguments arguments) => stages.Count == 1
        ? $"= {arguments.Add(stages.First())}"
        : $"IN ({string.Join(", ", stages.Select(arguments.Add))})";

    private static string Previous(string previous, Arguments arguments) =>
        previous.Length == 0 ? "IS NULL" : $"= {arguments.Add(previous)}";

    private string Columns(string prefix = "") =>
        string.Join(", ", InstanceTable.Table.Columns.Select(column => prefix + Quote(column)));

    private string Quote(Column column) => dialect.Quote(column.Name);

    /// <summary>The arguments of a statement that is being made.</summary>
    private sealed class Arguments
    {
        private readonly List<object?> _values = [];

        /// <summary>Adds an argument.</summary>
        /// <returns>The parameter for it.</returns>
        public string Add(object? argument)
        {
            _values.Add(argument);
            return Statement.Parameter(_values.Count - 1);
        }

        public object?[] ToArray() => [.. _values];
    }
}
