using System.Reflection;

namespace Lifecycle.Analyzers.Tests.Packaging;

/// <summary>
/// A compiler skips analyzers built against a newer Roslyn than its own, with no more than a warning.
/// </summary>
public class RoslynVersionTests
{
    public static TheoryData<string> Assemblies =>
        ["Lifecycle.Analyzers", "Lifecycle.Analyzers.CodeFixes", "Lifecycle.Generators"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_analyzers_reference_the_oldest_supported_Roslyn(string assembly)
    {
        var references = Assembly.Load(assembly).GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .ToArray();

        Assert.Contains(references, reference => reference.Name == "Microsoft.CodeAnalysis");
        Assert.All(references, reference => Assert.Equal(new Version(4, 8, 0, 0), reference.Version));
    }

    [Theory]
    [InlineData("Lifecycle.Analyzers")]
    [InlineData("Lifecycle.Generators")]
    public void The_compiler_does_not_need_workspaces(string assembly)
    {
        var references = Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name);

        Assert.DoesNotContain(references, name => name!.Contains("Workspaces", StringComparison.Ordinal));
    }
}
