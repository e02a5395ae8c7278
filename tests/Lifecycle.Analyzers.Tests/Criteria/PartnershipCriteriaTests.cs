using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests.Criteria;

public class PartnershipCriteriaTests
{
    private static readonly string[] Folders = ["Criteria", "Aggregate/MembershipCriteria", "Wording"];

    /// <summary>
    /// Skips files with syntax that the oldest supported compiler does not know. The project's own build covers them.
    /// </summary>
    [Fact]
    public async Task None_of_the_criteria_of_partnerships_is_reported()
    {
        var texts = Folders
            .Select(folder => Path.Combine(Repository.Root, "src", "Lifecycle.Partnerships", folder))
            .SelectMany(folder => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText)
            .ToArray();
        var known = texts;
        while (ErrorsIn(known)
                .Select(error => error.Location.SourceTree!.ToString())
                .ToHashSet() is { Count: > 0 } unknown)
            known = [.. known.Where(text => !unknown.Contains(text))];

        Assert.InRange(known.Length, texts.Length / 2, texts.Length);

        await Scenario.VerifyAsync("", "LFC3", known);
    }

    private static IEnumerable<Diagnostic> ErrorsIn(IEnumerable<string> texts) =>
        Sources
            .Compile("Criteria", texts)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
