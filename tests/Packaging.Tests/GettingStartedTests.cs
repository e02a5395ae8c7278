using System.Text.RegularExpressions;

namespace Packaging.Tests;

/// <summary>The guide for newcomers shows what really happens with the packages of this build.</summary>
public sealed partial class GettingStartedTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lifecycle-newcomer-");

    public GettingStartedTests() =>
        File.WriteAllText(Path.Combine(_folder.FullName, "nuget.config"), Configuration());

    [Fact]
    public async Task The_commands_print_what_the_guide_shows()
    {
        var guide = Transcript.Of(await File.ReadAllTextAsync(Path.Combine(Package.Root, "docs/getting-started.md")));

        var repeated = await Transcript.RepeatAsync(guide, _folder.FullName);

        Assert.Contains("$ dotnet test", guide, StringComparison.Ordinal);
        Assert.Equal(Comparable(guide), Comparable(repeated));
    }

    /// <summary>Files keep the name; namespaces become what the compiler accepts.</summary>
    [Fact]
    public async Task A_name_need_not_be_an_identifier()
    {
        string[] names = ["my-loans", "1st.step", "Ünï", "class", "Loan", "Console.App"];
        var create = string.Concat(names.Select(name => $"$ dotnet new lifecycle --name {name}\n"));
        var projects = names.SelectMany(name => new[]
        {
            $"{name}/{name}/{name}.csproj", $"{name}/{name}.Tests/{name}.Tests.csproj",
        });
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "All.slnx"),
            $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}\" />"))}</Solution>");

        var session = await Transcript.RepeatAsync(
            $"$ dotnet new install Lifecycle.Templates\n{create}$ dotnet build All.slnx -v q && echo It builds.\n"
                + "$ cat my-loans/my-loans.slnx 1st.step/1st.step/Program.cs\n",
            _folder.FullName);

        Assert.Contains("\nIt builds.\n", session, StringComparison.Ordinal);
        Assert.Contains("<Project Path=\"my-loans/my-loans.csproj\" />", session, StringComparison.Ordinal);
        Assert.Contains("\nusing _1st.step;", session, StringComparison.Ordinal);
    }

    public void Dispose() => Transcript.Delete(_folder);

    /// <summary>
    /// The packages of this build, before those of the user's own sources. The user's cache may hold others of this
    /// version.
    /// </summary>
    internal static string Configuration() =>
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
