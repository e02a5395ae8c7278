using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Documentation.Tests;

public class StorageGuideTests
{
    [Fact]
    public void The_first_program_compiles_in_a_new_project_and_prints_what_the_guide_shows()
    {
        var guide = Repository.Read("docs/storage.md");
        var program = GuideCodeTests.Blocks(guide, "csharp").First(GuideCodeTests.IsWhole);
        var folder = Directory.CreateTempSubdirectory("lifecycle-guide");
        try
        {
            var compilation = NewProject.Compile(
                program.Replace("loans.db", Path.Combine(folder.FullName, "loans.db"), StringComparison.Ordinal));
            Assert.Empty(compilation.GetDiagnostics().Where(each =>
                each.Severity >= DiagnosticSeverity.Warning && each.Id != NewProject.UnifiedReference));
            using var assembly = new MemoryStream();
            Assert.True(compilation.Emit(assembly).Success);

            Assert.Equal(
                GuideCodeTests.Blocks(guide, "text").First(),
                Sample.Run(Assembly.Load(assembly.ToArray())));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
