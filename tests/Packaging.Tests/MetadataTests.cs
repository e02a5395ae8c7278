using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace Packaging.Tests;

/// <summary>What the gallery shows of each package.</summary>
public partial class MetadataTests
{
    private static readonly string[] CommonTags = ["lifecycle", "state-machine", "workflow"];

    private static readonly Dictionary<string, string> Installations = new()
    {
        ["Lifecycle.Templates"] = "dotnet new install Lifecycle.Templates",
        ["Lifecycle.Tool"] = "dotnet tool install Lifecycle.Tool",
    };

    public static TheoryData<string> Packages => [.. Package.All.Select(package => package.Id)];

    /// <summary>The packages that code references.</summary>
    public static TheoryData<string> Libraries =>
        [.. Package.All.Select(package => package.Id).Where(id => !Installations.ContainsKey(id))];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_a_readme_of_its_own_that_reads_the_same_on_any_page(string id)
    {
        var package = Package.Of(id);
        var readme = Encoding.UTF8.GetString(package.Read(package.Value("readme")!));

        Assert.StartsWith($"# {id}\n", readme, StringComparison.Ordinal);
        var installation = Installations.GetValueOrDefault(id, $"dotnet add package {id}");
        Assert.Contains($"\n{installation}\n", readme, StringComparison.Ordinal);
        Assert.Equal(!Installations.ContainsKey(id), readme.Contains("```csharp\n", StringComparison.Ordinal));
        Assert.DoesNotMatch(RelativeLink(), readme);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_the_icon(string id)
    {
        var package = Package.Of(id);
        var icon = package.Read(package.Value("icon")!).AsSpan();

        Assert.Equal("PNG"u8, icon[1..4]);
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon[16..]));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon[20..]));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_names_its_repository(string id)
    {
        var package = Package.Of(id);

        Assert.Equal(Package.RepositoryUrl, package.Repository?.Attribute("url")?.Value);
        Assert.Equal("git", package.Repository?.Attribute("type")?.Value);
        Assert.Equal(Package.RepositoryUrl, package.Value("projectUrl"));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_a_licence_a_description_and_tags_of_its_own(string id)
    {
        var package = Package.Of(id);

        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal(
            Package.All.Count,
            Package.All.Select(each => each.Value("description")).Distinct().Count(each => each is { Length: > 40 }));
        Assert.Subset(package.Tags.ToHashSet(), CommonTags.ToHashSet());
        Assert.True(package.Tags.Except(CommonTags).Count() >= 3, "It has fewer than three tags of its own.");
    }

    [GeneratedRegex(@"\]\((?!https?:|#)")]
    private static partial Regex RelativeLink();
}
