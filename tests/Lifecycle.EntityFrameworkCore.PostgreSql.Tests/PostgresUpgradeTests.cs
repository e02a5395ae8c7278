using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Schema;
using Npgsql;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests;

[RequiresPostgres]
public sealed class PostgresUpgradeTests : UpgradeTests<PostgresDatabase>
{
    /// <inheritdoc/>
    protected override void Save(PostgresDatabase database) =>
        File.WriteAllText(Fixture(), PostgresServer.Dump(database.ConnectionString));

    /// <inheritdoc/>
    protected override void Restore(PostgresDatabase database) =>
        PostgresServer.Restore(File.ReadAllText(Fixture()), database.ConnectionString);

    /// <inheritdoc/>
    protected override string Frozen =>
        Fixture("Lifecycle.EntityFrameworkCore.PostgreSql.Tests", "0001_Initial.sql");

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Tables(PostgresDatabase database)
    {
        using var connection = new NpgsqlConnection(database.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(
            """
            SELECT concat_ws(
                    ' ', table_name, column_name, data_type, character_maximum_length, is_nullable, is_identity)
                FROM information_schema.columns WHERE table_schema = 'public' AND table_name LIKE 'Lifecycle%'
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename LIKE 'Lifecycle%'
            ORDER BY 1
            """,
            connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));

        return rows;
    }

    private static string Fixture() =>
        Fixture("Lifecycle.EntityFrameworkCore.PostgreSql.Tests", $"{Version}.sql");
}
