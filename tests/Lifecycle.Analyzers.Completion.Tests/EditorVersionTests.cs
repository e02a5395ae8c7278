namespace Lifecycle.Analyzers.Completion.Tests;

/// <summary>An editor skips an assembly that was built against a newer Roslyn than its own.</summary>
public class EditorVersionTests
{
    [Fact]
    public void Completion_references_the_oldest_Roslyn_whose_editor_parts_are_packages()
    {
        var references = typeof(TriggerCompletionProvider).Assembly.GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .ToArray();

        Assert.Contains(references, reference => reference.Name == "Microsoft.CodeAnalysis.Features");
        Assert.All(references, reference => Assert.Equal(new Version(4, 14, 0, 0), reference.Version));
    }
}
