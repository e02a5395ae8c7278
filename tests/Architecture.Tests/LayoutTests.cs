namespace Architecture.Tests;

public class LayoutTests
{
    /// <summary>Folders of test projects that mirror no source folder: helpers and wider tests.</summary>
    private static readonly string[] ForAllFolders =
    [
        "CodeFixes", "Databases", "Differential", "Documentation", "Evidence", "Fixtures", "Guide", "Harness", "Laws",
        "Manifests", "Packaging", "Processes", "Readers", "Schemas", "Stories",
    ];

    private static readonly string[] ProductFolders = ["src", "analyzers", "tools"];

    private static readonly string Root = FindRoot();

    [Fact]
    public void The_map_in_CONTRIBUTING_names_every_project_and_every_folder_of_the_product()
    {
        var map = File.ReadAllText(Path.Combine(Root, "CONTRIBUTING.md"));

        Assert.Empty(
            from parent in ProductFolders
            from project in Folders(Path.Combine(Root, parent))
            from name in Folders(project).Prepend(project).Select(Path.GetFileName)
            where !map.Contains($"`{name}`", StringComparison.Ordinal)
            select $"{Path.GetFileName(project)}: {name}");
    }

    [Fact]
    public void The_folders_of_a_test_project_mirror_those_of_its_project() =>
        Assert.Empty(
            from parent in ProductFolders
            from project in Folders(Path.Combine(Root, parent))
            let tests = Path.Combine(Root, "tests", $"{Path.GetFileName(project)}.Tests")
            where Directory.Exists(tests)
            from folder in Folders(tests).Select(Path.GetFileName)
            where !ForAllFolders.Contains(folder) && !Directory.Exists(Path.Combine(project, folder!))
            select $"{Path.GetFileName(tests)}: {folder}");

    private static IEnumerable<string> Folders(string path) =>
        Directory.GetDirectories(path)
            .Where(folder => Path.GetFileName(folder) is not ("bin" or "obj" or "TestResults"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Lifecycle.sln")))
            folder = folder.Parent;

        return folder.FullName;
    }
}
