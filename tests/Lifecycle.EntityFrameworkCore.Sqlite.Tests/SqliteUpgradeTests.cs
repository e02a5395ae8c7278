using Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Schema;
using Microsoft.Data.Sqlite;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

public sealed class SqliteUpgradeTests : UpgradeTests<SqliteDatabase>
{
    /// <inheritdoc/>
    protected override void Save(SqliteDatabase database)
    {
        File.Delete(Fixture());
        Run(database, "VACUUM INTO @file", ("@file", Fixture()));
    }

    /// <inheritdoc/>
    protected override void Restore(SqliteDatabase database) =>
        File.Copy(Fixture(), new SqliteConnectionStringBuilder(database.ConnectionString).DataSource);

    /// <inheritdoc/>
    protected override string Frozen => Fixture("Lifecycle.EntityFrameworkCore.Sqlite.Tests", "0001_Initial.sql");

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Tables(SqliteDatabase database) => Run(
        database,
        """
        SELECT concat_ws(' ', tables.name, columns.name, columns.type, columns."notnull", columns.pk,
                tables.sql LIKE '%AUTOINCREMENT%')
            FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name LIKE 'Lifecycle%'
        UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        ORDER BY 1
        """);

    private static string Fixture() =>
        Fixture("Lifecycle.EntityFrameworkCore.Sqlite.Tests", $"{Version}.db");

    private static List<string> Run(
        SqliteDatabase database, string text, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        using var command = new SqliteCommand(text, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));

        return rows;
    }
}
