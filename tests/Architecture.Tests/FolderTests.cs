namespace Architecture.Tests;

public class FolderTests
{
    /// <summary>The engine's folders, from the lowest floor up. A folder may depend only on those before it.</summary>
    private static readonly string[] Floors =
    [
        ".", "Contracts", "Reports", "Graph", "Criteria", "Execution", "Planning", "Verification", "Definitions",
    ];

    public static TheoryData<string> Projects =>
        [
            .. Directory.GetFiles(AppContext.BaseDirectory, "Lifecycle*.dll")
                .Select(file => Path.GetFileNameWithoutExtension(file)),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_form_no_dependency_cycle(string project) =>
        Assert.Equal("", string.Join("\n", FolderGraph.Of(project).Cycles()));

    [Fact]
    public void Every_folder_of_the_engine_depends_only_on_lower_floors() =>
        Assert.Equal(
            "",
            string.Join("\n",
                from dependency in FolderGraph.Of("Lifecycle").Dependencies
                where Array.IndexOf(Floors, dependency.Key.To) >= Array.IndexOf(Floors, dependency.Key.From)
                select $"{dependency.Key.From} → {dependency.Key.To}: {string.Join(", ", dependency.Value)}"));

    [Fact]
    public void Every_folder_of_the_engine_has_a_floor() =>
        Assert.Equal(
            Floors.Order(),
            FolderGraph.Of("Lifecycle").Dependencies.Keys
                .SelectMany(dependency => new[] { dependency.From, dependency.To })
                .Append("Contracts")
                .Distinct()
                .Order());

    [Fact]
    public void The_engine_references_only_the_framework()
    {
        using var module = Mono.Cecil.ModuleDefinition.ReadModule(
            Path.Combine(AppContext.BaseDirectory, "Lifecycle.dll"));

        Assert.All(module.AssemblyReferences, reference => Assert.StartsWith("System.", reference.Name));
    }
}
