using System.Diagnostics;
using System.Globalization;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;

/// <summary>A PostgreSQL server of one test, which crashes and starts again.</summary>
internal sealed class CrashingServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lifecycle-crash").FullName;

    public CrashingServer()
    {
        if (Environment.IsPrivilegedProcess)
            PostgresServer.Run("chown", "postgres", _folder);

        PostgresServer.RunServer(
            "initdb", "--pgdata", Data, "--username", "lifecycle", "--auth", "trust", "--encoding", "UTF8");
        Start();
    }

    /// <summary>A database that is always there.</summary>
    public string ConnectionString => $"Host={_folder};Username=lifecycle;Database=postgres;Timeout=60";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts the server, which recovers from its log.</summary>
    public void Start()
    {
        // Processes of the killed server end by themselves; until then, the next one refuses to start.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                PostgresServer.RunServer(
                    "pg_ctl", "start", "--pgdata", Data, "--wait", "--log", Path.Combine(_folder, "log"),
                    "--options", $"-c listen_addresses='' -k '{_folder}'");
                return;
            }
            catch (InvalidOperationException) when (attempt < 20)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(500));
            }
        }
    }

    /// <summary>Ends the server without a checkpoint.</summary>
    public void StopImmediately() =>
        PostgresServer.RunServer("pg_ctl", "stop", "--pgdata", Data, "--mode", "immediate");

    /// <summary>Kills the server's first process, so that it cannot do anything more.</summary>
    public void Kill()
    {
        var id = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
        process.Kill();
        process.WaitForExit(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        try
        {
            StopImmediately();
        }
        catch (InvalidOperationException)
        {
            // A test that failed may have left it dead.
        }

        Directory.Delete(_folder, recursive: true);
    }
}
