using System.Diagnostics;
using System.Globalization;
using Lifecycle.EntityFrameworkCore.Tests.Databases;
using StorageWriter;

namespace Lifecycle.EntityFrameworkCore.Tests.Processes;

/// <summary>Another process that writes to a database, and tells what was acknowledged to it.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<(string Lamp, string Command)> _acknowledged = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriterProcess(Database database, int lamps, int threads, int presses)
    {
        _process = new()
        {
            StartInfo = new(
                "dotnet",
                [
                    typeof(LampLifecycle).Assembly.Location,
                    $"{database.Provider}",
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

    /// <summary>What it has complained of.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>Until the first press was acknowledged.</summary>
    public Task First => _first.Task.WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>Ends it as a failure of the power would, as far as one process goes.</summary>
    /// <returns>What was acknowledged before.</returns>
    public async Task<IReadOnlyList<(string Lamp, string Command)>> KillAsync()
    {
        _process.Kill();
        return await ExitAsync();
    }

    /// <returns>What was acknowledged until it ended by itself.</returns>
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
        // Killed in the middle of a line, it has acknowledged, but not said so.
        if (line?.Split('|') is [var lamp, var command] && command.Count(each => each == '.') == 2)
        {
            _acknowledged.Add((lamp, command));
            _first.TrySetResult();
        }
    }

    private static IEnumerable<string> Numbers(params int[] numbers) =>
        numbers.Select(number => number.ToString(CultureInfo.InvariantCulture));
}
