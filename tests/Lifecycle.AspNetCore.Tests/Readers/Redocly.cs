namespace Lifecycle.AspNetCore.Tests.Readers;

/// <summary>Redocly's linter of OpenAPI documents, which runs on Node.</summary>
internal static class Redocly
{
    private static readonly string Script = Path.Combine(
        ReaderProcess.Folder, "node_modules", "@redocly", "cli", "bin", "cli.js");

    /// <summary>Why it cannot run; null if it can.</summary>
    public static string? WhyNot() =>
        Node() is null ? "Node is not installed. On Debian: apt-get install nodejs npm."
        : !File.Exists(Script) ? $"Run npm ci in {ReaderProcess.Folder}."
        : null;

    /// <summary>Lints a document by <c>redocly.yaml</c>.</summary>
    /// <returns>Its exit code and what it printed.</returns>
    public static async Task<(int ExitCode, string Output)> LintAsync(string document)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, document);
        try
        {
            return await ReaderProcess.RunAsync(
                Node()!,
                [Script, "lint", file, "--format", "stylish"],
                ("REDOCLY_TELEMETRY", "off"),
                ("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"),
                ("NO_COLOR", "1"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string? Node() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })
            .FirstOrDefault(File.Exists);
}
