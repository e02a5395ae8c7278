namespace Architecture.Tests;

public class FolderTests
{
    /// <summary>The engine's floors, from the bottom. A folder may use those before it.</summary>
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
    public void No_folders_of_a_project_use_each_other_in_a_cycle(string project) =>
        Assert.Equal("", string.Join("\n", FolderGraph.Of(project).Cycles()));

    [Fact]
    public void Every_arrow_of_the_engine_points_down() =>
        Assert.Equal(
            "",
            string.Join("\n",
                from arrow in FolderGraph.Of("Lifecycle").Arrows
                where Array.IndexOf(Floors, arrow.Key.To) >= Array.IndexOf(Floors, arrow.Key.From)
                select $"{arrow.Key.From} → {arrow.Key.To}: {string.Join(", ", arrow.Value)}"));

    [Fact]
    public void Every_folder_of_the_engine_is_a_floor() =>
        Assert.Equal(
            Floors.Order(),
            FolderGraph.Of("Lifecycle").Arrows.Keys
                .SelectMany(arrow => new[] { arrow.From, arrow.To })
                .Append("Contracts")
                .Distinct()
                .Order());

    [Fact]
    public void The_engine_references_nothing_but_the_framework()
    {
        using var module = Mono.Cecil.ModuleDefinition.ReadModule(
            Path.Combine(AppContext.BaseDirectory, "Lifecycle.dll"));

        Assert.All(module.AssemblyReferences, reference => Assert.StartsWith("System.", reference.Name));
    }
}
