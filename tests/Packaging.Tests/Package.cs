using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Packaging.Tests;

/// <summary>A package of this version in artifacts/packages.</summary>
internal sealed class Package
{
    private static readonly Dictionary<string, string?> Build =
        typeof(Package).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value);

    private readonly Dictionary<string, byte[]> _files = [];
    private readonly XElement _metadata;

    private Package(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            _files[entry.FullName] = content.ToArray();
        }

        HasSymbols = File.Exists(Path.ChangeExtension(file, ".snupkg"));
        var nuspec = _files.Single(each => each.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value;
        _metadata = XDocument.Load(new MemoryStream(nuspec)).Root!.Elements().Single(Is("metadata"));
    }

    public static IReadOnlyList<Package> All { get; } =
        [.. Directory.EnumerateFiles(Build["PackageOutputPath"]!, $"*.{Build["PackageVersion"]}.nupkg")
            .Select(file => new Package(file))
            .OrderBy(package => package.Id, StringComparer.Ordinal)];

    /// <summary>The folder with the packages.</summary>
    public static string Folder => Path.GetFullPath(Build["PackageOutputPath"]!);

    /// <summary>The folder of the repository.</summary>
    public static string Root => Build["RepositoryRoot"]!;

    public static string Version => Build["PackageVersion"]!;

    public static string RepositoryUrl => Build["RepositoryUrl"]!;

    public string Id => Value("id")!;

    public bool HasSymbols { get; }

    public IEnumerable<string> Files => _files.Keys;

    public IEnumerable<string> Tags => Value("tags")?.Split(' ') ?? [];

    public XElement? Repository => _metadata.Elements().SingleOrDefault(Is("repository"));

    public IEnumerable<XElement> Dependencies => _metadata.Descendants().Where(Is("dependency"));

    /// <summary>The target frameworks of its libraries.</summary>
    public IEnumerable<string> Frameworks =>
        Files.Select(file => file.Split('/')).Where(parts => parts[0] == "lib").Select(parts => parts[1]).Distinct();

    public static Package Of(string id) => All.Single(package => package.Id == id);

    public string? Value(string element) => _metadata.Elements().SingleOrDefault(Is(element))?.Value;

    public byte[] Read(string file) => _files[file];

    /// <summary>The packages that it depends on for a target framework.</summary>
    public IEnumerable<string> DependenciesFor(string framework) =>
        _metadata.Descendants()
            .Where(Is("dependencies"))
            .Elements()
            .Where(group => group.Attribute("targetFramework")?.Value == framework)
            .Elements()
            .Select(dependency => dependency.Attribute("id")!.Value);

    /// <summary>Elements by name: the namespace depends on the features that the package uses.</summary>
    private static Func<XElement, bool> Is(string name) => element => element.Name.LocalName == name;
}
