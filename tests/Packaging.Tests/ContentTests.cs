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

    [Theory]
    [MemberData(nameof(MetadataTests.Packages), MemberType = typeof(MetadataTests))]
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
    [MemberData(nameof(MetadataTests.Packages), MemberType = typeof(MetadataTests))]
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
