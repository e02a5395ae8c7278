using System.Reflection;

namespace Lifecycle.AspNetCore.Tests.Problems;

public class ProblemKindTests
{
    /// <summary>The type of a problem is the address of its section.</summary>
    [Fact]
    public void The_guide_explains_each_problem_with_its_status()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lifecycle.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        var guide = File.ReadAllText(Path.Combine(folder.FullName, "docs", "http.md")).ReplaceLineEndings("\n");
        var kinds = typeof(LifecycleHttpOptions).Assembly
            .GetType("Lifecycle.AspNetCore.ProblemKind", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)!)
            .Select(kind => (Name: Value(kind, "Name"), Status: Value(kind, "Status"), Type: Value(kind, "Type")))
            .ToArray();

        Assert.InRange(kinds.Length, 20, 40);
        Assert.All(kinds, kind => Assert.Contains($"\n### {kind.Name}\n\n{kind.Status}", guide));
        Assert.All(kinds, kind => Assert.EndsWith($"/blob/main/docs/http.md#{kind.Name}", $"{kind.Type}"));
        Assert.Equal(kinds.Length, guide.Split("\n### ").Length - 1);
    }

    private static object? Value(object kind, string property) => kind.GetType().GetProperty(property)!.GetValue(kind);
}
