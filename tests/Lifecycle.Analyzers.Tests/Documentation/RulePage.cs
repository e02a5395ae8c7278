using System.Text.RegularExpressions;

namespace Lifecycle.Analyzers.Tests.Documentation;

/// <summary>A page of <c>docs/rules</c>, the target of a rule's help link.</summary>
internal sealed partial class RulePage(string text)
{
    public string Title => Heading().Match(text).Groups[1].Value;

    /// <summary>The headings of the sections, in document order.</summary>
    public IEnumerable<string> Sections => SectionStart().Matches(text).Select(heading => heading.Groups[1].Value);

    public static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules"), "LFC*.md")
            .Select(file => Path.GetFileNameWithoutExtension(file));

    public static RulePage Index { get; } = Of("README");

    /// <summary>The source texts of the tests of this project.</summary>
    public static IEnumerable<string> Tests =>
        Directory
            .EnumerateFiles(
                Path.Combine(Repository.Root, "tests", "Lifecycle.Analyzers.Tests"),
                "*.cs",
                SearchOption.AllDirectories)
            .Select(File.ReadAllText);

    public static RulePage Of(string name) => new(Repository.Read($"docs/rules/{name}.md"));

    /// <summary>The value of a property in the page's table.</summary>
    public string Property(string name) =>
        Regex.Match(text, $@"^\| {name} \| (.*) \|$", RegexOptions.Multiline).Groups[1].Value;

    /// <summary>The cells of the index's rows, by rule id.</summary>
    public Dictionary<string, string[]> Rows() =>
        Row()
            .Matches(text)
            .ToDictionary(
                row => row.Groups["id"].Value,
                row => row.Groups["cells"].Value.Split(" | ").Select(cell => cell.Trim(' ', '|')).ToArray());

    /// <summary>The code of a section in a language; empty if there is none.</summary>
    public string Code(string section, string language) =>
        Regex
            .Match(
                text,
                $@"^## {section}\n(?:(?!^## ).*\n)*?```{language}\n(?<code>(?:.*\n)*?)```",
                RegexOptions.Multiline)
            .Groups["code"]
            .Value;

    [GeneratedRegex("^# (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex SectionStart();

    [GeneratedRegex(@"^\| \[(?<id>LFC\d{4})\]\(\k<id>\.md\) \| (?<cells>.*)$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
