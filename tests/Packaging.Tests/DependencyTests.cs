namespace Packaging.Tests;

/// <summary>Who adds a package gets what it needs, and nothing else.</summary>
public class DependencyTests
{
    private static readonly string[] Both = ["net10.0", "net8.0"];
    private static readonly string[] Net10 = ["net10.0"];

    /// <summary>
    /// Each package with its target frameworks and its dependencies. Those for .NET 8 alone are in brackets.
    /// </summary>
    public static TheoryData<string, string[], string[]> Packages => new()
    {
        { "Lifecycle", Both, [] },
        { "Lifecycle.Analyzers", [], [] },
        {
            "Lifecycle.AspNetCore", Net10,
            ["Lifecycle", "Lifecycle.Diagrams", "Lifecycle.Storage", "Microsoft.AspNetCore.OpenApi"]
        },
        { "Lifecycle.Dashboard", Net10, ["Lifecycle", "Lifecycle.Diagrams", "Lifecycle.Storage"] },
        { "Lifecycle.Diagrams", Both, ["Lifecycle"] },
        {
            "Lifecycle.EntityFrameworkCore", Net10,
            [
                "Lifecycle", "Lifecycle.Extensions", "Lifecycle.Storage", "Microsoft.EntityFrameworkCore.Relational",
                "Polly.Core",
            ]
        },
        {
            "Lifecycle.EntityFrameworkCore.PostgreSql", Net10,
            [
                "Lifecycle", "Lifecycle.EntityFrameworkCore", "Lifecycle.Extensions", "Lifecycle.Storage",
                "Npgsql.EntityFrameworkCore.PostgreSQL", "Polly.Core",
            ]
        },
        {
            "Lifecycle.EntityFrameworkCore.Sqlite", Net10,
            [
                "Lifecycle", "Lifecycle.EntityFrameworkCore", "Lifecycle.Extensions", "Lifecycle.Storage",
                "Microsoft.EntityFrameworkCore.Sqlite", "Polly.Core",
            ]
        },
        {
            "Lifecycle.Extensions", Both,
            [
                "Lifecycle", "Lifecycle.Storage", "Microsoft.Extensions.Configuration.Abstractions",
                "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Hosting.Abstractions",
                "Microsoft.Extensions.Logging.Abstractions", "Microsoft.Extensions.Options",
            ]
        },
        {
            "Lifecycle.Orleans", Net10,
            ["Lifecycle", "Lifecycle.Extensions", "Lifecycle.Storage", "Microsoft.Orleans.Sdk"]
        },
        { "Lifecycle.Partnerships", Both, ["Lifecycle", "Lifecycle.Extensions", "[System.Text.Json]"] },
        {
            "Lifecycle.Partnerships.Dashboard", Net10,
            ["Lifecycle", "Lifecycle.Dashboard", "Lifecycle.Partnerships"]
        },
        { "Lifecycle.Stateless", Both, ["Lifecycle", "Stateless"] },
        { "Lifecycle.Storage", Both, ["Lifecycle"] },
        { "Lifecycle.Templates", [], [] },
        {
            "Lifecycle.Testing", Both,
            ["FsCheck", "Lifecycle", "Lifecycle.Storage", "Microsoft.Extensions.TimeProvider.Testing"]
        },
        {
            "Lifecycle.Testing.Xunit", Both,
            ["FsCheck.Xunit", "Lifecycle.Testing", "xunit.extensibility.execution"]
        },
        {
            "Lifecycle.Testing.XunitV3", Both,
            ["FsCheck.Xunit.v3", "Lifecycle.Testing", "xunit.v3.extensibility.core"]
        },
        { "Lifecycle.Tool", [], [] },
    };

    [Fact]
    public void There_is_no_other_package() =>
        Assert.Equal(Packages.Select(row => (string)((object?[])row)[0]!), Package.All.Select(package => package.Id));

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_its_target_frameworks(string id, string[] frameworks, string[] dependencies)
    {
        _ = dependencies;
        Assert.Equal(frameworks, Package.Of(id).Frameworks.Order());
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_its_dependencies(string id, string[] frameworks, string[] dependencies)
    {
        var package = Package.Of(id);

        Assert.All(frameworks, framework => Assert.Equal(
            dependencies
                .Where(dependency => framework == "net8.0" || dependency[0] != '[')
                .Select(dependency => dependency.Trim('[', ']')),
            package.DependenciesFor(framework)
                .Where(dependency => dependencies.Contains(dependency)
                    || dependencies.Contains($"[{dependency}]")
                    || !IsPinned(dependency))
                .Order(StringComparer.Ordinal)));
        Assert.Equal(
            frameworks.Sum(framework => package.DependenciesFor(framework).Count()),
            package.Dependencies.Count());
    }

    [Theory]
    [MemberData(nameof(MetadataTests.Packages), MemberType = typeof(MetadataTests))]
    public void A_dependency_on_a_package_of_this_repository_brings_its_analyzers(string id) =>
        Assert.DoesNotContain(Package.Of(id).Dependencies, dependency =>
            dependency.Attribute("id")!.Value.StartsWith("Lifecycle", StringComparison.Ordinal)
            && dependency.Attribute("exclude")?.Value.Contains("Analyzers", StringComparison.Ordinal) == true);

    [Theory]
    [InlineData("Lifecycle.EntityFrameworkCore", "Npgsql")]
    [InlineData("Lifecycle.EntityFrameworkCore", "Sqlite")]
    [InlineData("Lifecycle.EntityFrameworkCore.PostgreSql", "Sqlite")]
    [InlineData("Lifecycle.EntityFrameworkCore.Sqlite", "Npgsql")]
    [InlineData("Lifecycle.Testing", "xunit")]
    public void A_package_does_not_bring_what_its_user_did_not_choose(string id, string unwanted) =>
        Assert.DoesNotContain(Brought(id), each => each.Contains(unwanted, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether a package is brought by a dependency anyway, and listed only because the repository pins its version.
    /// </summary>
    private static bool IsPinned(string dependency) =>
        dependency is "FsCheck" or "Microsoft.EntityFrameworkCore.Relational"
        || dependency.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    private static IEnumerable<string> Brought(string id) =>
        Package.All.Where(package => package.Id == id)
            .SelectMany(package => package.Dependencies)
            .Select(dependency => dependency.Attribute("id")!.Value)
            .SelectMany(each => Brought(each).Append(each));
}
