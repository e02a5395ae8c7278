using Lifecycle.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers.Tests.Documentation;

/// <summary>The pages of the rules match the analyzers.</summary>
public class RulePagesTests
{
    private static readonly string[] Sections =
    [
        "Cause",
        "Why it matters",
        "Wrong",
        "Right",
        "How to fix",
        "How to suppress",
    ];

    private static readonly DiagnosticDescriptor[] Descriptors =
    [
        .. typeof(LifecycleAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .DistinctBy(descriptor => descriptor.Id)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static readonly string[] Fixable =
    [
        .. typeof(LifecycleCodeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds),
    ];

    public static TheoryData<string> Rules => [.. Descriptors.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_a_row_and_there_are_no_others()
    {
        var rules = Descriptors.Select(descriptor => descriptor.Id).ToArray();

        Assert.Equal(rules, RulePage.Names.Order(StringComparer.Ordinal));
        Assert.Equal(rules, RulePage.Index.Rows().Keys);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_and_row_describe_the_rule(string id)
    {
        var rule = Descriptors.Single(descriptor => descriptor.Id == id);
        var page = RulePage.Of(id);
        var row = RulePage.Index.Rows()[id];

        Assert.Equal($"{id}: {rule.Title}", page.Title);
        Assert.Equal(rule.Category, page.Property("Category"));
        Assert.Equal($"{rule.DefaultSeverity}", page.Property("Severity"), ignoreCase: true);
        Assert.Equal(rule.IsEnabledByDefault ? "yes" : "no", page.Property("On by default"));
        Assert.Equal(page.Property("Severity") + (rule.IsEnabledByDefault ? "" : ", off"), row[0]);
        Assert.Equal(Fixable.Contains(id) ? "yes" : "no", page.Property("Code fix"));
        Assert.Equal(Fixable.Contains(id) ? "†" : "", row[2]);
        Assert.Equal(Sections, page.Sections.Except(["Options"]));
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_is_tested_by_markers(string id) =>
        Assert.Contains(RulePage.Tests, source => source.Contains($"{{|{id}:", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_wrong_code_is_reported_and_the_right_code_is_not(string id)
    {
        Assert.Equal([id], await ReportedAsync(id, "Wrong"));
        Assert.Equal([], await ReportedAsync(id, "Right"));
    }

    /// <summary>
    /// The ids reported for the code of a section, compiled with the types that the index defines for all pages.
    /// </summary>
    private static async Task<IEnumerable<string>> ReportedAsync(string id, string section)
    {
        var page = RulePage.Of(id);
        var compilation = Sources.Compile(
            "Page",
            PageCode.Complete(page.Code(section, "csharp")),
            RulePage.Index.Code("The lifecycle of the examples", "csharp"),
            RulePage.Index.Code("The machine of the examples", "csharp"));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var baseline = new TextFile(Baseline.FileName, page.Code("Options", "text"));
        var reported = await Sources.AnalyzeAsync(compilation, optIn: id, [baseline]);
        return reported
            .Where(each => each.Location.SourceTree == compilation.SyntaxTrees.ElementAt(1))
            .Select(each => each.Id)
            .Distinct();
    }
}
