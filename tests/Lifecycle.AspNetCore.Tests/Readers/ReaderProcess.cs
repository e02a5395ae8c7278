using System.Diagnostics;

namespace Lifecycle.AspNetCore.Tests.Readers;

/// <summary>Runs the programs of others that are installed in the folder of the readers.</summary>
internal static class ReaderProcess
{
    /// <summary>The folder with what they are installed and configured by.</summary>
    public static string Folder { get; } = FindFolder();

    /// <returns>The exit code, and what was printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var process = new Process
        {
            StartInfo = new(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        foreach (var (name, value) in environment)
            process.StartInfo.Environment[name] = value;

        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await process.WaitForExitAsync(late.Token);
        return (process.ExitCode, await output + await errors);
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lifecycle.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");

        return Path.Combine(folder.FullName, "tests", "Lifecycle.AspNetCore.Tests", "Readers");
    }
}
