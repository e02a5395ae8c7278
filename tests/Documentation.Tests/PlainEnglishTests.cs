using System.Text.RegularExpressions;

namespace Documentation.Tests;

/// <summary>Keeps sources short, and keeps out phrases that read as if they were translated.</summary>
public partial class PlainEnglishTests
{
    private const int LongestLine = 120;
    private const int LongestFile = 400;
    private const int LongestMedian = 80;

    [Fact]
    public void No_line_of_CSharp_exceeds_120_characters() =>
        AssertNone(LinesOf(Repository.Sources)
            .Where(line => line.Text.Length > LongestLine)
            .Select(line => $"{line.Place}: {line.Text.Length} characters"));

    [Fact]
    public void No_CSharp_file_exceeds_400_lines() =>
        AssertNone(Repository.Sources
            .Select(path => (Path: path, Length: LengthOf(path)))
            .Where(file => file.Length > LongestFile)
            .Select(file => $"{file.Path}:{LongestFile + 1}: {file.Length} lines"));

    [Fact]
    public void The_median_CSharp_file_does_not_exceed_80_lines()
    {
        var files = Repository.Sources.OrderBy(LengthOf).ToArray();
        var median = files[files.Length / 2];

        Assert.True(LengthOf(median) <= LongestMedian, $"{median}:{LengthOf(median)}: the median length in lines");
    }

    [Fact]
    public void No_source_or_document_contains_a_phrase_to_avoid() =>
        AssertNone(LinesOf(Repository.Sources.Concat(Repository.Documents))
            .SelectMany(line => PhraseToAvoid().Matches(line.Text).Select(match => $"{line.Place}: {match.Value}")));

    private static IEnumerable<(string Place, string Text)> LinesOf(IEnumerable<string> paths) =>
        paths.SelectMany(path =>
            Repository.Read(path).Split('\n').Select((text, index) => ($"{path}:{index + 1}", text)));

    private static int LengthOf(string path) => Repository.Read(path).Count(character => character == '\n');

    private static void AssertNone(IEnumerable<string> violations)
    {
        var found = string.Join('\n', violations);

        Assert.True(found.Length == 0, found);
    }

    // Character classes such as [p] keep the pattern from matching this file.
    [GeneratedRegex(
        "[Ww]hat (came|comes|becomes) of|[Nn]obody|[Ww]hoever|[Ss]omebody|[Ee]verybody|Gives u[p]|belongs? into "
        + "|as it come[s]|does withou[t]|said otherwis[e]|[Dd]eadline")]
    private static partial Regex PhraseToAvoid();
}
