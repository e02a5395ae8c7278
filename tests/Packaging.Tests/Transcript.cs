using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Packaging.Tests;

/// <summary>
/// What a person types in a shell, and what it prints, as a document shows it: a command follows <c>$</c>, and its
/// further lines <c>></c>.
/// </summary>
internal static partial class Transcript
{
    private const string Mark = "@@@";

    /// <summary>The blocks of a document whose language is <c>console</c>, without the lines between them.</summary>
    public static string Of(string document) =>
        string.Concat(Block().Matches(document).Select(block => block.Groups[1].Value));

    /// <summary>Types the commands of a transcript in a folder, in one shell.</summary>
    /// <returns>The transcript with what the commands print now.</returns>
    public static async Task<string> RepeatAsync(string transcript, string folder)
    {
        var commands = Command().Matches(transcript).Select(command => command.Value.TrimEnd('\n')).ToArray();
        var script = commands.Select(command => $"echo '{Mark}'\n{Typed(command)}\n");
        var file = Path.Combine(folder, ".transcript");
        await File.WriteAllTextAsync(file, $"exec 2>&1 < /dev/null\n{string.Concat(script)}");
        var start = new ProcessStartInfo("bash", [file])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_NOLOGO"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",

                // A compiler server would go on looking for the analyzers in packages that are deleted afterwards.
                ["UseSharedCompilation"] = "false",

                // The templates are installed there, and not for the user who runs the test.
                ["DOTNET_CLI_HOME"] = HomeIn(folder),
                ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
                ["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false",
            },
        };

        // What this build sets is not set for a newcomer.
        foreach (var name in start.Environment.Keys.Where(IsOfTheBuild).ToArray())
            start.Environment.Remove(name);

        using var shell = Process.Start(start)!;
        var printed = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        var outputs = printed.Split($"{Mark}\n").Skip(1);
        return string.Concat(commands.Zip(outputs, (command, output) => $"{command}\n{output}"));
    }

    /// <summary>Deletes the folder, unless a build server that the commands have started still writes there.</summary>
    public static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // What is left is in the folder for temporary files.
        }
    }

    /// <summary>A home without templates and tools, with the package sources of the user.</summary>
    private static string HomeIn(string folder)
    {
        const string Sources = ".nuget/NuGet/NuGet.Config";
        var user = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Sources);
        var home = Path.Combine(folder, ".home");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(home, Sources))!);
        if (File.Exists(user))
            File.Copy(user, Path.Combine(home, Sources));
        return home;
    }

    private static bool IsOfTheBuild(string name) =>
        name == "CI" || name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);

    /// <summary>A command as it is typed, without the prompts.</summary>
    private static string Typed(string command) => Prompt().Replace(command, "");

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\$ .*\n(>.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^(\$ |> ?)", RegexOptions.Multiline)]
    private static partial Regex Prompt();
}
