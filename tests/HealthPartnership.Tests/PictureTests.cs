using System.Xml.Linq;
using Spectre.Console.Testing;

namespace HealthPartnership.Tests;

/// <summary>The picture of a partnership in its lifecycle.</summary>
public sealed class PictureTests : IDisposable
{
    private readonly TestConsole _console = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("health-partnership").FullName;

    public void Dispose()
    {
        _console.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_partnership_is_drawn_where_it_is_with_the_way_that_it_took()
    {
        var file = Path.Combine(_folder, "partnership.svg");

        Assert.Equal(0, await Run("--json", "--draw", file));

        var groups = XDocument.Load(file).Root!.Elements().Where(element => element.Name.LocalName == "g")
            .ToLookup(group => group.Attribute("class")!.Value, group => group.Value);
        Assert.Contains("measurement", Assert.Single(groups["stage present walked"]), StringComparison.Ordinal);
        Assert.Contains("Launch", string.Concat(groups["transition walked"]), StringComparison.Ordinal);
        Assert.Contains("BeginClosure", string.Concat(groups["transition permitted"]), StringComparison.Ordinal);
        Assert.StartsWith("{", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_written_is_one_sentence()
    {
        Assert.Equal(2, await Run("--draw", Path.Combine(_folder, "no-folder", "picture.svg")));

        Assert.Contains(
            "picture.svg",
            Assert.Single(_error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    private Task<int> Run(params string[] arguments) => Demo.RunAsync(
        [.. arguments, "--database", Path.Combine(_folder, "partnerships.db")], _console, _output, _error);
}
