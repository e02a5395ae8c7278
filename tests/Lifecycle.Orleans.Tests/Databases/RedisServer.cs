using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Lifecycle.Orleans.Tests.Databases;

/// <summary>A Redis server on a free port of the loopback interface, which keeps nothing on disk.</summary>
internal sealed class RedisServer : IDisposable
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Append("/usr/bin")
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);

    private readonly Process _process;

    private RedisServer(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>Why no server can start; <see langword="null"/> if one can.</summary>
    public static string? WhyNot { get; } =
        Program is null ? "Redis is not installed. On Debian: apt-get install redis-server." : null;

    public int Port { get; }

    public static async Task<RedisServer> StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var process = Process.Start(new ProcessStartInfo(
                Program!,
                [
                    "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
                    "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath(),
                ])
            {
                RedirectStandardOutput = true,
            })!;
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync();
            }
            while (line?.Contains("Ready to accept connections", StringComparison.Ordinal) == false);

            if (line is not null)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new(process, port);
            }

            // Another program took the port first.
            process.Dispose();
            if (attempt == 5)
                throw new InvalidOperationException("redis-server did not start.");
        }
    }

    /// <summary>A port of the loopback interface that no program listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
