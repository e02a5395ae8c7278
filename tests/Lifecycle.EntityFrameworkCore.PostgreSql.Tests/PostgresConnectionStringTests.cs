using Npgsql;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests;

public class PostgresConnectionStringTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData(";No Reset On Close=false", false)]
    [InlineData(";noresetonclose=false", false)]
    [InlineData(";No Reset On Close=true", true)]
    public void Connections_are_not_reset_unless_the_connection_string_says_so(string given, bool expected)
    {
        var used = new NpgsqlConnectionStringBuilder(
            PostgresDialect.Instance.ConnectionString("Host=db;Database=lifecycles" + given, new()));

        Assert.Equal((expected, "db", "lifecycles"), (used.NoResetOnClose, used.Host, used.Database));
    }

    [Fact]
    public void A_schema_becomes_the_search_path()
    {
        var used = PostgresDialect.Instance.ConnectionString(
            "Host=db;Search Path=other", new PostgresStoreOptions { Schema = "The \"own\"" });

        Assert.Equal("\"The \"\"own\"\"\"", new NpgsqlConnectionStringBuilder(used).SearchPath);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Nonsense=1")]
    [InlineData("No Reset On Close=perhaps")]
    public void A_malformed_connection_string_is_refused(string malformed) =>
        Assert.Throws<ArgumentException>(() => RelationalLifecycleStore.Postgres(malformed));
}
