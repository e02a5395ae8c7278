using System.Text.RegularExpressions;

namespace Packaging.Tests;

/// <summary>The guide for newcomers shows what really happens with the packages of this build.</summary>
public sealed partial class GettingStartedTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecycle-newcomer-");

    [Fact]
    public async Task The_commands_print_what_the_guide_shows()
    {
        var guide = Transcript.Of(await File.ReadAllTextAsync(Path.Combine(Package.Root, "docs/getting-started.md")));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "nuget.config"), Configuration());

        var repeated = await Transcript.RepeatAsync(guide, _folder.FullName);

        Assert.Contains("$ dotnet test", guide, StringComparison.Ordinal);
        Assert.Equal(Comparable(guide), Comparable(repeated));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>
    /// The packages of this build, before those of the user's own sources. The user's cache may hold others of this
    /// version.
    /// </summary>
    private static string Configuration() =>
        $"""
        <configuration>
          <config>
            <add key="globalPackagesFolder" value="packages" />
          </config>
          <packageSources>
            <add key="lifecycle" value="{Package.Folder}" />
          </packageSources>
        </configuration>
        """;

    /// <summary>The text without what differs from run to run: the folder, durations, and spaces at the ends.</summary>
    private string Comparable(string text)
    {
        text = text.Replace(_folder.FullName, "/home/ann", StringComparison.Ordinal);
        text = Duration().Replace(text, "Duration: 1 s");
        return SpacesAtTheEnd().Replace(text, "").Replace("\n\n", "\n", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex(@"Duration: [\d.]+ \w+")]
    private static partial Regex Duration();

    [GeneratedRegex(@"[ \t\r]+$", RegexOptions.Multiline)]
    private static partial Regex SpacesAtTheEnd();
}
