using System.Diagnostics;

namespace Documentation.Tests;

public class ClusterTests
{
    [Fact]
    public void The_sample_goes_on_when_a_silo_is_killed_and_prints_what_its_README_shows()
    {
        var shown = Assert.Single(GuideCodeTests.Blocks(Repository.Read("samples/Cluster/README.md"), "text"));

        var printed = Run();

        Assert.Equal(
            printed.StartsWith("PostgreSQL is not installed", StringComparison.Ordinal)
                ? "PostgreSQL is not installed; on Debian: apt-get install postgresql.\n"
                : shown,
            printed);
        Assert.All(printed.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    /// <summary>
    /// Runs the sample from its own folder, since it starts its silos from the file that it is in. Beside the tests,
    /// they would lack the assemblies that ASP.NET Core has of its own.
    /// </summary>
    private static string Run()
    {
        var built = new DirectoryInfo(Path.Combine(Repository.Root, "samples", "Cluster", "bin"))
            .EnumerateFiles("Cluster.dll", SearchOption.AllDirectories)
            .OrderBy(file => file.LastWriteTimeUtc)
            .Last();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [built.FullName])
        {
            RedirectStandardOutput = true,
        })!;
        var printed = process.StandardOutput.ReadToEnd().ReplaceLineEndings("\n");
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return printed;
    }
}
