using Lifecycle.Storage.Tests.Managers;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

/// <summary>The file of a store.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly string _path =
        Path.Combine(Directory.CreateTempSubdirectory("lifecycle").FullName, "lifecycles.db");

    private string ConnectionString => $"Data Source={_path};Pooling=False";

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_missing_file_is_an_error_and_does_not_become_an_empty_store(bool isOpenedByDialect)
    {
        var store = isOpenedByDialect
            ? RelationalLifecycleStore.Open(SqliteDialect.Instance, ConnectionString)
            : RelationalLifecycleStore.Sqlite(ConnectionString);

        var thrown = await Assert.ThrowsAsync<LifecycleStoreException>(async () => await store.FindAsync("Grant", "g"));

        Assert.False(thrown.IsTransient);
        Assert.Equal(
            $"The database {_path} failed: The file cannot be opened. If it does not exist, correct the connection "
                + "string, or set SqliteStoreOptions.CreateIfMissing to create it.",
            thrown.Message);
        Assert.False(File.Exists(_path));
    }

    [Fact]
    public async Task A_file_that_is_moved_away_while_the_application_runs_is_not_replaced()
    {
        await GrantManager.Of(Create()).StartAsync("g", new());
        var store = RelationalLifecycleStore.Sqlite(ConnectionString);
        Assert.NotNull(await store.FindAsync("Grant", "g"));
        File.Move(_path, _path + ".moved");

        await Assert.ThrowsAsync<LifecycleStoreException>(async () => await store.FindAsync("Grant", "g"));

        Assert.False(File.Exists(_path));
    }

    [Fact]
    public async Task A_missing_file_is_created_where_the_application_asks_for_it()
    {
        await GrantManager.Of(Create()).StartAsync("g", new());

        Assert.NotNull(await RelationalLifecycleStore.Sqlite(ConnectionString).FindAsync("Grant", "g"));
        File.Delete(_path);
        var opened = RelationalLifecycleStore.Open(
            SqliteDialect.Instance, ConnectionString, new SqliteStoreOptions { CreateIfMissing = true });
        Assert.Null(await opened.FindAsync("Grant", "g"));
    }

    [Fact]
    public async Task A_file_may_be_opened_for_reading_only()
    {
        await GrantManager.Of(Create()).StartAsync("g", new());

        var readOnly = RelationalLifecycleStore.Sqlite(ConnectionString + ";Mode=ReadOnly");

        Assert.NotNull(await readOnly.FindAsync("Grant", "g"));
        await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
            await GrantManager.Of(readOnly).StartAsync("h", new()));
    }

    private RelationalLifecycleStore Create() =>
        RelationalLifecycleStore.Sqlite(ConnectionString, new() { CreateIfMissing = true });
}
