using System.Diagnostics;
using System.Globalization;
using Lifecycle.EntityFrameworkCore.Tests.Databases;
using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>Another process that writes to a database, and reports the writes that were acknowledged.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<(string Lamp, string Command)> _acknowledged = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriterProcess(RelationalDatabase database, int lamps, int threads, int presses)
    {
        _process = new()
        {
            StartInfo = new(
                "dotnet",
                [
                    typeof(LampLifecycle).Assembly.Location,
                    database.Dialect.ProviderName,
                    database.ConnectionString,
                    .. Numbers(lamps, threads, presses),
                ]),
        };
        _process.StartInfo.RedirectStandardOutput = _process.StartInfo.RedirectStandardError = true;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Errors += line.Data;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The lines on standard error.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>Completes when the first press is acknowledged.</summary>
    public Task First => _first.Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Kills the process.</summary>
    /// <returns>The presses that were acknowledged before.</returns>
    public async Task<IReadOnlyList<(string Lamp, string Command)>> KillAsync()
    {
        _process.Kill();
        return await ExitAsync();
    }

    /// <summary>Waits until the process exits.</summary>
    /// <returns>The presses that were acknowledged.</returns>
    public async Task<IReadOnlyList<(string Lamp, string Command)>> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return _acknowledged;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
    }

    private void Take(string? line)
    {
        // A process killed in the middle of a line has not reported the press.
        if (line?.Split('|') is [var lamp, var command] && command.Count(each => each == '.') == 2)
        {
            _acknowledged.Add((lamp, command));
            _first.TrySetResult();
        }
    }

    private static IEnumerable<string> Numbers(params int[] numbers) =>
        numbers.Select(number => number.ToString(CultureInfo.InvariantCulture));
}
