using System.Text.RegularExpressions;

namespace Documentation.Tests;

public partial class LinkTests
{
    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_relative_link_leads_to_an_existing_file(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        var targets = Link().Matches(Repository.Read(document)).Select(link => link.Groups[1].Value);

        Assert.All(targets, target =>
            Assert.True(Path.Exists(Path.Combine(folder, target)), $"{document} links to {target}."));
    }

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)")]
    private static partial Regex Link();
}
