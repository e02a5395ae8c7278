using System.Diagnostics;

namespace Cluster;

/// <summary>A PostgreSQL server in a temporary folder.</summary>
internal sealed class TemporaryPostgres : IDisposable
{
    private readonly string _programs;
    private readonly string _folder = Directory.CreateTempSubdirectory("lifecycle-cluster").FullName;

    private TemporaryPostgres(string programs) => _programs = programs;

    public string ConnectionString => $"Host={_folder};Username=parcels;Database=postgres;Maximum Pool Size=20";

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts a server; <see langword="null"/> if PostgreSQL is not installed.</summary>
    public static TemporaryPostgres? Start()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            : [];
        var programs = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(debian.OrderDescending())
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
        if (programs is null)
            return null;

        var server = new TemporaryPostgres(programs);
        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", server._folder);

        server.RunProgram("initdb", "--pgdata", server.Data, "--username", "parcels", "--auth", "trust", "--no-sync");
        // It listens on a socket in the folder, so no other server is in the way.
        server.RunProgram(
            "pg_ctl", "start", "--pgdata", server.Data, "--wait", "--log", Path.Combine(server._folder, "log"),
            "--options", $"-c listen_addresses='' -k '{server._folder}'");
        return server;
    }

    public void Dispose()
    {
        RunProgram("pg_ctl", "stop", "--pgdata", Data, "--mode", "immediate");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Runs a program of PostgreSQL, which refuses to run as root.</summary>
    private void RunProgram(string name, params string[] arguments)
    {
        var path = Path.Combine(_programs, name);
        if (Environment.IsPrivilegedProcess)
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // The shell keeps the program's messages off the console. The server outlives the program.
        string[] quiet = ["-c", "exec \"$@\" > /dev/null", "sh", program];
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", [.. quiet, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed.");
    }
}
