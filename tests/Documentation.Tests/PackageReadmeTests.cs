using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Documentation.Tests;

/// <summary>The code in the README of a package is whole: a reader can copy it into a new project.</summary>
public class PackageReadmeTests
{
    public static TheoryData<string> Readmes =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "README.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "analyzers/Lifecycle.Analyzers.Package/README.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => file != "src/Lifecycle.Testing.XunitV3/README.md")];

    /// <summary>This project uses xunit 2, whose types have the same names.</summary>
    [Fact]
    public void The_program_for_xunit_v3_is_that_of_its_consumer() =>
        Assert.Equal(
            Repository.Read("tests/Consumers/XunitV3/OrderTests.cs"),
            Program("src/Lifecycle.Testing.XunitV3/README.md"));

    [Theory]
    [MemberData(nameof(Readmes))]
    public void The_program_compiles_in_a_new_project(string readme) =>
        Assert.Empty(NewProject.Compile(Program(readme))
            .GetDiagnostics()
            .Where(each => each.Severity >= DiagnosticSeverity.Warning && each.Id != NewProject.UnifiedReference));

    [Theory]
    [InlineData("src/Lifecycle/README.md", "It names no deputy. Remedy: Name one.")]
    [InlineData("src/Lifecycle.Diagrams/README.md", "Draft --> Awarded : ▸ Award")]
    [InlineData("src/Lifecycle.Extensions/README.md", "Submit leads from Drafted to Requested.")]
    [InlineData("src/Lifecycle.Partnerships/README.md", "BeginDevelopment is refused in Preparation")]
    [InlineData("src/Lifecycle.Stateless/README.md", "The contract is not signed. Remedy: Send it to the borrower.")]
    [InlineData("src/Lifecycle.Storage/README.md", "True")]
    [InlineData("src/Lifecycle.Testing/README.md", "")]
    public void The_program_prints_what_it_promises(string readme, string expected)
    {
        using var assembly = new MemoryStream();
        Assert.True(NewProject.Compile(Program(readme)).Emit(assembly).Success);

        Assert.Contains(expected, Sample.Run(Assembly.Load(assembly.ToArray())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_without_its_usings_does_not_compile() =>
        Assert.NotEmpty(NewProject.Compile(
            Program("src/Lifecycle/README.md").Replace("using Lifecycle;", "", StringComparison.Ordinal))
                .GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));

    private static string Program(string readme) =>
        Assert.Single(GuideCodeTests.Blocks(Repository.Read(readme), "csharp"));
}
