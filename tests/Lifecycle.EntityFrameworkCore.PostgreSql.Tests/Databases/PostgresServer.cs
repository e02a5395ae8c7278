using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;

/// <summary>
/// The PostgreSQL server of a test run, in a temporary folder. It starts when a test first needs it, and stops with the
/// process.
/// </summary>
internal static class PostgresServer
{
    private static readonly string? Programs = FindPrograms();
    private static readonly Lazy<string> Socket = new(Start);
    private static int _databaseCount;

    /// <summary>Why no server can start; <see langword="null"/> if one can.</summary>
    public static string? WhyNot { get; } =
        Programs is null ? "PostgreSQL is not installed. On Debian: apt-get install postgresql." : null;

    /// <summary>Creates an empty database.</summary>
    /// <param name="options">What the statement says behind the name.</param>
    /// <returns>The connection string.</returns>
    public static string CreateDatabase(string options = "")
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databaseCount)}");
        using (var connection = new NpgsqlConnection(ConnectionString("postgres")))
        {
            connection.Open();
            using var command = new NpgsqlCommand($"CREATE DATABASE {name} {options}", connection);
            command.ExecuteNonQuery();
        }

        return ConnectionString(name);
    }

    /// <summary>
    /// What <c>pg_dump</c> writes of a database, without the commands of recent versions that an older <c>psql</c> does
    /// not know.
    /// </summary>
    public static string Dump(string connectionString)
    {
        var file = Path.Combine(Socket.Value, $"{Guid.NewGuid()}.sql");
        RunServer("pg_dump", [.. At(connectionString), "--no-owner", "--inserts", "--file", file]);
        return string.Join('\n', File.ReadLines(file).Where(line => !line.StartsWith('\\')));
    }

    /// <summary>Runs what <c>pg_dump</c> wrote in an empty database, by <c>psql</c>.</summary>
    public static void Restore(string dump, string connectionString)
    {
        var file = Path.Combine(Socket.Value, $"{Guid.NewGuid()}.sql");
        File.WriteAllText(file, dump);
        RunServer(
            "psql",
            [
                .. At(connectionString), "--quiet", "--output", "/dev/null", "--set", "ON_ERROR_STOP=1", "--file", file,
            ]);
    }

    private static string[] At(string connectionString) =>
        [
            "--host", Socket.Value, "--username", "lifecycle",
            "--dbname", new NpgsqlConnectionStringBuilder(connectionString).Database!,
        ];

    private static string ConnectionString(string database) =>
        $"Host={Socket.Value};Username=lifecycle;Database={database};Maximum Pool Size=20;Timeout=60";

    private static string? FindPrograms()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .EnumerateDirectories("/usr/lib/postgresql")
                .OrderDescending()
                .Select(version => Path.Combine(version, "bin"))
            : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Concat(debian)
            .Select(Linked)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "pg_ctl")));

        // A folder with links to some programs is not the one that has all.
        static string Linked(string folder) =>
            new FileInfo(Path.Combine(folder, "initdb")) is { Exists: true } link
                ? (link.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? link).DirectoryName!
                : folder;
    }

    private static string Start()
    {
        var folder = Directory.CreateTempSubdirectory("lifecycle-postgres").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", folder);

        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunServer("pg_ctl", "stop", "--pgdata", data, "--mode", "immediate");
            Directory.Delete(folder, recursive: true);
        };
        RunServer(
            "initdb",
            "--pgdata",
            data,
            "--username",
            "lifecycle",
            "--auth",
            "trust",
            "--encoding",
            "UTF8",
            "--no-sync");

        // Listens on a socket in the folder only, so there is no port to collide with another server's. Each of the
        // many databases has connections of its own.
        RunServer(
            "pg_ctl",
            "start",
            "--pgdata",
            data,
            "--wait",
            "--log",
            Path.Combine(folder, "log"),
            "--options",
            $"-c listen_addresses='' -c max_connections=500 -k '{folder}'");
        return folder;
    }

    /// <summary>Runs a program of PostgreSQL, which refuses to run as root.</summary>
    internal static void RunServer(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        if (Environment.IsPrivilegedProcess)
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    internal static void Run(string program, params string[] arguments)
    {
        // The server inherits the program's output and outlives it, so reading the output to its end would hang.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)) || process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed.");
    }
}
