using System.CommandLine;

namespace Lifecycle.Tool;

/// <summary>The argument and the options that name a database and a lifecycle in it.</summary>
internal sealed class DatabaseSymbols
{
    public Argument<string> Database { get; } = new("database")
    {
        Description = "An SQLite file, or the connection string of a PostgreSQL database.",
    };

    public Option<string?> Schema { get; } = SchemaOption();

    public Option<string?> Lifecycle { get; } = new("--lifecycle")
    {
        Description = "Which of the lifecycles in the database, if it has several.",
        HelpName = "name",
    };

    public static Option<string?> SchemaOption() => new("--schema")
    {
        Description = "The schema of the tables in PostgreSQL.",
        HelpName = "name",
    };

    public static Argument<string> Id() => new("id") { Description = "The id of the instance." };

    /// <exception cref="ToolException">There is no such database.</exception>
    public StoredLifecycles Open(ParseResult parsed) =>
        StoredLifecycles.Open(parsed.GetValue(Database)!, parsed.GetValue(Schema));

    /// <summary>The lifecycle that is meant.</summary>
    /// <exception cref="ToolException">There is none, or there are several.</exception>
    public ValueTask<string> NameAsync(
        ParseResult parsed, StoredLifecycles database, CancellationToken cancellationToken) =>
        database.RequireAsync(parsed.GetValue(Lifecycle), cancellationToken);
}
