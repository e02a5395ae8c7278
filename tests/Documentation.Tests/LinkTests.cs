using System.Text.RegularExpressions;

namespace Documentation.Tests;

public partial class LinkTests
{
    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_relative_link_leads_to_an_existing_file(string document) =>
        Assert.All(LinksOf(document), link =>
            Assert.True(Path.Exists(link.File), $"{document} links to {link.Text}."));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_link_to_a_section_leads_to_a_heading(string document) =>
        Assert.All(LinksOf(document).Where(link => link.Section.Length > 0), link =>
            Assert.True(
                SectionsOf(File.ReadAllText(link.File)).Contains(link.Section), $"{document} links to {link.Text}."));

    [Theory]
    [InlineData("# Who fires them", "who-fires-them")]
    [InlineData("### `GoTo`, and [more](x.md)", "goto-and-more")]
    [InlineData("```\n# no heading\n```", "")]
    public void A_section_is_named_after_its_heading(string document, string expected) =>
        Assert.Equal(expected, string.Concat(SectionsOf(document)));

    private static IEnumerable<(string Text, string File, string Section)> LinksOf(string document)
    {
        var file = Path.Combine(Repository.Root, document);
        foreach (Match link in Link().Matches(WithoutCode(Repository.Read(document))))
        {
            var (path, section) = (link.Groups["path"].Value, link.Groups["section"].Value);
            var target = path.Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, path);
            yield return (link.Value, target, section);
        }
    }

    /// <summary>The sections of a document, under the names that code hosts give them.</summary>
    private static HashSet<string> SectionsOf(string document) =>
        [.. Heading().Matches(WithoutCode(document.ReplaceLineEndings("\n")))
            .Select(heading => InlineLink().Replace(heading.Groups[1].Value, "$1"))
            .Select(heading => Punctuation().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-'))];

    private static string WithoutCode(string document) => CodeBlock().Replace(document, "");

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]*)(#(?<section>[^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex InlineLink();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();
}
