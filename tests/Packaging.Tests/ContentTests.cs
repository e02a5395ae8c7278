using System.Text;

namespace Packaging.Tests;

/// <summary>The files in each package.</summary>
public class ContentTests
{
    private static readonly string[] Analyzers =
    [
        "analyzers/dotnet/cs/Lifecycle.Analyzers.CodeFixes.dll",
        "analyzers/dotnet/cs/Lifecycle.Analyzers.Completion.dll",
        "analyzers/dotnet/cs/Lifecycle.Analyzers.dll",
        "analyzers/dotnet/cs/Lifecycle.Generators.dll",
    ];

    private static readonly string[] WithTargets = ["Lifecycle.Analyzers", "Lifecycle.Testing.XunitV3"];

    [Fact]
    public void The_tool_holds_the_program_and_the_host_that_reads_projects()
    {
        var files = Package.Of("Lifecycle.Tool").Files.ToArray();

        Assert.Contains("tools/net10.0/any/DotnetToolSettings.xml", files);
        Assert.Contains("tools/net10.0/any/Lifecycle.Tool.dll", files);
        Assert.Contains(
            files, file => file.StartsWith("tools/net10.0/any/BuildHost-netcore/", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("/libe_sqlite3.so", StringComparison.Ordinal));
    }

    [Fact]
    public void The_templates_have_the_versions_of_this_repository()
    {
        var package = Package.Of("Lifecycle.Templates");
        string Text(string file) => Encoding.UTF8.GetString(package.Read($"content/lifecycle/{file}"));

        Assert.Contains($"Include=\"Lifecycle\" Version=\"{Package.Version}\"", Text("Directory.Packages.props"));
        Assert.DoesNotContain("Version=\"\"", Text("Directory.Packages.props"));
        Assert.Contains($"\"version\": \"{Package.Version}\"", Text(".config/dotnet-tools.json"));
        Assert.Contains("content/lifecycle/.template.config/template.json", package.Files);
        Assert.Contains("content/lifecycle/Loan-Desk.Tests/LoanLifecycleTests.cs", package.Files);
        Assert.DoesNotContain(package.Files, file => file.Contains("/bin/") || file.Contains("/obj/"));
    }

    [Theory]
    [MemberData(nameof(MetadataTests.Libraries), MemberType = typeof(MetadataTests))]
    public void A_package_holds_its_library_with_documentation_and_nothing_else(string id)
    {
        var package = Package.Of(id);
        var libraries = package.Frameworks.SelectMany(framework =>
            new[] { $"lib/{framework}/{id}.dll", $"lib/{framework}/{id}.xml" });
        var analyzers = id is "Lifecycle" or "Lifecycle.Analyzers" ? Analyzers : [];
        string[] targets =
            WithTargets.Contains(id) ? [$"build/{id}.targets", $"buildTransitive/{id}.targets"] : [];

        Assert.Equal(
            [.. analyzers, .. targets, "icon.png", .. libraries.Order(StringComparer.Ordinal), "README.md"],
            package.Files
                .Where(file => !IsOfTheFormat(file))
                .OrderBy(file => file, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(MetadataTests.Libraries), MemberType = typeof(MetadataTests))]
    public void A_library_has_symbols(string id) =>
        Assert.Equal(Package.Of(id).Frameworks.Any(), Package.Of(id).HasSymbols);

    [Fact]
    public void The_analyzers_alone_are_a_dependency_of_the_build() =>
        Assert.Equal("true", Package.Of("Lifecycle.Analyzers").Value("developmentDependency"));

    /// <summary>Files that every package has, by the format.</summary>
    private static bool IsOfTheFormat(string file) =>
        file is "[Content_Types].xml"
        || file.StartsWith("_rels/", StringComparison.Ordinal)
        || file.StartsWith("package/", StringComparison.Ordinal)
        || file.EndsWith(".nuspec", StringComparison.Ordinal);
}
