namespace Lifecycle.Tool.Tests;

/// <summary>The commands that look into a database.</summary>
public sealed class DatabaseCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task List_shows_the_lifecycles_with_the_stages_of_their_instances()
    {
        var orders = await StoredOrders.InAsync(_folder);

        var run = await ToolRun.Of("list", orders.Path);
        var json = (await ToolRun.Of("list", orders.Path, "--json")).Json;

        Assert.Equal(
            """
            Lifecycle       Stage   Instances
            OrderLifecycle  Cart    1
            OrderLifecycle  Paid    1
            OrderLifecycle  Placed  1
            """,
            Trimmed(run.Output));
        Assert.Equal(3, json[0].GetProperty("instances").GetInt64());
    }

    [Fact]
    public async Task List_shows_the_instances_of_a_lifecycle()
    {
        var orders = await StoredOrders.InAsync(_folder);

        var all = await ToolRun.Of("list", orders.Path, "--lifecycle", "OrderLifecycle", "--limit", "2");
        var blocked = await ToolRun.Of("list", orders.Path, "--blocked-by", "ORD-01", "--json");
        var none = await ToolRun.Of("list", orders.Path, "--stage", "Cancelled");

        Assert.Equal(
            """
            Id  Stage   Since (UTC)          Version  Blocked by
            1   Placed  2026-03-01 10:00:00  3
            2   Cart    2026-03-01 09:00:00  0        ORD-01
            There may be more: --after 2
            """,
            Trimmed(all.Output));
        Assert.Equal("2", Assert.Single(blocked.Json.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("No instance matches.\n", none.Output);
    }

    [Fact]
    public async Task Show_shows_an_instance_and_its_subject()
    {
        var orders = await StoredOrders.InAsync(_folder);

        var run = await ToolRun.Of("show", orders.Path, "1");

        Assert.Equal(
            """
            OrderLifecycle 1
              Stage:    Placed, since 2026-03-01 10:00:00 UTC, from OnHold
              Version:  3, written by revision 1
              History:  4 entries
              Subject:
            {
              "Lines": 1,
              "Customer": "Ann"
            }
            """,
            Trimmed(run.Output));
        Assert.Equal(
            (2, "There is no OrderLifecycle 9.\n"),
            await ToolRun.Of("show", orders.Path, "9") is var none ? (none.ExitCode, none.Error) : default);
    }

    [Fact]
    public async Task History_shows_what_happened()
    {
        var orders = await StoredOrders.InAsync(_folder);

        var held = await ToolRun.Of("history", orders.Path, "1");
        var refused = await ToolRun.Of("history", orders.Path, "2");

        Assert.Equal(
            """
            #  At (UTC)             What                       By   Reason
            1  2026-03-01 09:00:00  Started in Cart
            2  2026-03-01 10:00:00  Place: Cart to Placed      Ann  a customer called
            3  2026-03-01 10:00:00  Hold: Placed to OnHold     Ann  a customer called
            4  2026-03-01 10:00:00  Release: OnHold to Placed  Ann  a customer called
            """,
            Trimmed(held.Output));
        Assert.Contains("Place: refused in Cart by ORD-01", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_writes_a_JSON_object_for_each_entry()
    {
        var orders = await StoredOrders.InAsync(_folder);

        var run = await ToolRun.Of("export", orders.Path);

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement)
            .ToArray();
        Assert.Equal(9, lines.Length);
        Assert.Equal(
            ("1", "Place", "Placed", "Moved", "Ann"),
            (Text(lines[1], "instance"), Text(lines[1], "trigger"), Text(lines[1], "to"), Text(lines[1], "outcome"),
                Text(lines[1], "actor")));
        Assert.Equal("Moved", Text(lines[1].GetProperty("report"), "outcome"));

        static string? Text(System.Text.Json.JsonElement element, string name) => element.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("xes", "<log ")]
    [InlineData("ocel", "\"objectTypes\"")]
    public async Task Histories_are_exported_for_process_miners(string format, string mark)
    {
        var orders = await StoredOrders.InAsync(_folder);
        var file = _folder.File($"orders{ExportFormat.Of(format, null).Extension}");

        var printed = await ToolRun.Of("export", orders.Path, "--format", format);
        var written = await ToolRun.Of("export", orders.Path, "--output", file);

        Assert.Equal((0, 0, "", ""), (printed.ExitCode, written.ExitCode, printed.Error, written.Error));
        Assert.Contains(mark, printed.Output, StringComparison.Ordinal);
        Assert.Equal(printed.Output, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Migrate_creates_the_tables_that_other_commands_need()
    {
        var path = _folder.File("new.db");

        var before = await ToolRun.Of("list", path);
        var migrated = await ToolRun.Of("migrate", path);
        var after = await ToolRun.Of("list", path);

        Assert.Equal(3, before.ExitCode);
        Assert.StartsWith($"There is no file {path}.", before.Error, StringComparison.Ordinal);
        Assert.Equal((0, "The tables are up to date.\n"), (migrated.ExitCode, migrated.Output));
        Assert.Equal((0, "The database has no instances.\n"), (after.ExitCode, after.Output));
    }

    [Theory]
    [InlineData("new.db", "CREATE TABLE \"LifecycleInstances\"")]
    [InlineData("Host=db;Database=lifecycles", "character varying")]
    public async Task Migrate_writes_the_script_without_a_database(string database, string expected)
    {
        var run = await ToolRun.Of("migrate", database, "--script");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists("new.db"));
    }

    [Fact]
    public async Task Tables_that_are_missing_are_an_error()
    {
        var path = _folder.Write("empty.db", "");

        var run = await ToolRun.Of("list", path);

        Assert.Equal(3, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.Equal(0, new FileInfo(path).Length);
    }

    [Fact]
    public async Task Dead_letters_are_listed_retried_and_discarded()
    {
        var orders = await StoredOrders.InAsync(_folder);
        var key = await orders.KillEventAsync();

        var listed = await ToolRun.Of("dead-letters", orders.Path);
        var retried = await ToolRun.Of("dead-letters", orders.Path, "--retry");
        var none = await ToolRun.Of("dead-letters", orders.Path);
        await orders.KillEventAsync();
        var unnamed = await ToolRun.Of("dead-letters", orders.Path, "--discard");
        var discarded = await ToolRun.Of("dead-letters", orders.Path, "--discard", "--key", key);

        Assert.Equal(1, listed.ExitCode);
        Assert.Contains("No such host.", listed.Output, StringComparison.Ordinal);
        Assert.Equal(0, retried.ExitCode);
        Assert.Equal((0, "OrderLifecycle: 0 dead letters.\n"), (none.ExitCode, none.Output));
        Assert.Equal((2, "Name the events to delete with --key.\n"), (unnamed.ExitCode, unnamed.Error));
        Assert.Equal(0, discarded.ExitCode);
        Assert.Empty(await orders.Store.FindEventsAsync(new() { Lifecycle = nameof(OrderLifecycle), Limit = 10 }));
    }

    [Fact]
    public async Task A_dead_letter_that_is_gone_is_not_said_to_be_sent_again()
    {
        var orders = await StoredOrders.InAsync(_folder);
        await orders.KillEventAsync();
        var deadLetters = new DeadLetters(new(nameof(OrderLifecycle), orders.Store));
        var letters = await deadLetters.FindAsync([], CancellationToken.None);
        await deadLetters.DiscardAsync(letters, CancellationToken.None);

        Assert.Equal(letters, await deadLetters.RetryAsync(letters, CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_an_error_with_its_cause()
    {
        var run = await ToolRun.Of("list", "Host=127.0.0.1;Port=1;Database=none;Username=none;Timeout=1");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("127.0.0.1:1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hots=db;Database=grants;Password=secret", "neither Host, for PostgreSQL, nor Data Source, for SQLite")]
    [InlineData("Hots=db", "; it has hots. Write, for example, 'Host=db;")]
    [InlineData("Host=db;Databse=grants", "The connection string is not valid: Couldn't set databse")]
    [InlineData("Host=db;Database", "The connection string is not valid: ")]
    [InlineData("Data Source=a.db;Initial Catalog=grants", "The connection string is not valid: ")]
    [InlineData("postgresql://ann@db/grants", "A database is not named by a URI. Write it as 'Host=db;")]
    public async Task A_connection_string_that_is_not_valid_is_no_file(string database, string expected)
    {
        string[][] commands =
        [
            ["list", database], ["migrate", database], ["verify", database],
            ["diff", Fixture.Assembly, Fixture.Assembly, "--lifecycle", "OrderLifecycle", "--database", database],
        ];
        foreach (var command in commands)
        {
            var run = await ToolRun.Of(command);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains(expected, run.Error, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await ToolRun.Of("migrate", "Hots=db;Database=grants", "--script")).ExitCode);
        Assert.False(File.Exists(database));
    }

    public void Dispose() => _folder.Dispose();

    private static string Trimmed(string text) =>
        string.Join('\n', text.TrimEnd().Split('\n').Select(line => line.TrimEnd()));
}
