using System.Diagnostics;
using System.Net;

namespace Cluster;

/// <summary>A silo in a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly Process _process;

    private SiloProcess(Process process) => _process = process;

    /// <summary>Starts a silo, and waits until it is up.</summary>
    public static async Task<SiloProcess> StartAsync(
        string connectionString, SiloAddresses addresses, IPEndPoint first)
    {
        var silo = new SiloProcess(Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                typeof(SiloProcess).Assembly.Location, "silo", connectionString,
                .. addresses.ToArguments(), first.ToString(),
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!);
        if (await silo._process.StandardOutput.ReadLineAsync() == Silo.IsUp)
            return silo;

        silo.Dispose();
        throw new InvalidOperationException("A silo did not start.");
    }

    /// <summary>Kills the process, which has no time to end anything.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();

        _process.Dispose();
    }
}
