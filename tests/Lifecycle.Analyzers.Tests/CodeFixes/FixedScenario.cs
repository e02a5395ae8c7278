using Lifecycle.Analyzers.Tests.Stateless;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

/// <summary>Applies every fix to every report of a scenario, singly and by Fix All, and judges the results.</summary>
internal sealed class FixedScenario(ScenarioSource scenario)
{
    private readonly HashSet<string> _judged = [];

    /// <summary>The reports with a fix.</summary>
    public int Reports { get; private set; }

    /// <summary>The applications to one report.</summary>
    public int Applications { get; private set; }

    public int FixAlls { get; private set; }

    /// <summary>The titles of the fixes that were offered.</summary>
    public HashSet<string> Titles { get; } = [];

    /// <summary>For each report, whether a fix was offered.</summary>
    public List<(string Rule, bool IsOffered)> Offered { get; } = [];

    /// <summary>The faults of the results, each with the fix and the code.</summary>
    public List<string> Faults { get; } = [];

    public async Task<FixedScenario> JudgeAsync()
    {
        await JudgeAsync(await OpenScenario.OpenAsync(scenario), runs: true);
        await JudgeAsync(await OpenScenario.OpenAsync(scenario, Decoration.Of), runs: false);
        return this;
    }

    private async Task JudgeAsync(OpenScenario before, bool runs)
    {
        var all = new HashSet<string>();
        foreach (var report in before.Fixable)
        {
            Reports++;
            var offers = await before.OffersAsync(report);
            Offered.Add((report.Id, offers.Count > 0));
            foreach (var (provider, action) in offers)
            {
                Titles.Add(action.Title);
                Applications++;
                await JudgeAsync(before, report, action, await OpenScenario.ApplyAsync(action), runs);
                if (!all.Add($"{action.EquivalenceKey} {report.Id}"))
                    continue;

                FixAlls++;
                var scope = runs ? FixAllScope.Project : FixAllScope.Document;
                var changed = await before.FixAllAsync(provider, action, report, scope);
                await JudgeAsync(before, report, action, changed, runs);
                await JudgeRestAsync(await before.WithAsync(changed), report, action, scope);
            }
        }
    }

    private async Task JudgeAsync(
        OpenScenario before,
        Diagnostic report,
        CodeAction action,
        Solution changed,
        bool runs)
    {
        var after = await before.WithAsync(changed);
        var text = await TextAsync(after);
        if (!_judged.Add($"{report.Id} {text}"))
            return;

        void Fault(bool isThere, string what)
        {
            if (isThere)
                Faults.Add($"{report.Id} {report.GetMessage()}\n'{action.Title}' {what}\n--- before\n"
                    + $"{TextAsync(before).Result}\n--- after\n{text}");
        }

        var errors = Errors(after).Except(Errors(before)).ToArray();
        Fault(errors.Length > 0, $"does not compile: {string.Join(", ", errors)}");
        foreach (var id in after.Project.DocumentIds)
        {
            var (old, document) = (before.Project.GetDocument(id)!, after.Project.GetDocument(id)!);
            if (await old.GetTextAsync() == await document.GetTextAsync())
                continue;

            Fault(!(await TriviaAsync(old)).SequenceEqual(await TriviaAsync(document)), "loses or repeats comments");
            var changedText = (await document.GetTextAsync()).ToString();
            var formatted = (await (await Formatter.FormatAsync(document)).GetTextAsync()).ToString();
            Fault(
                formatted.ReplaceLineEndings("\n") != changedText.ReplaceLineEndings("\n"),
                $"is not formatted; formatted it is:\n{formatted}");
            Fault(
                Ends(changedText) != Ends((await old.GetTextAsync()).ToString()),
                "mixes line ends");
        }

        foreach (var file in after.Project.AdditionalDocuments)
        {
            var old = (await before.Project.GetAdditionalDocument(file.Id)!.GetTextAsync()).ToString();
            var missing = before.Reports.Select(each => each.Properties.GetValueOrDefault("Line")).ToArray();
            Fault(
                !IsShortened(old, (await file.GetTextAsync()).ToString(), line => missing.Contains(line)),
                "loses more than the missing keys");
        }

        var (reported, left) = (Ids(before), Ids(after));
        Fault(left[report.Id].Count() >= reported[report.Id].Count(), "keeps the report");
        foreach (var id in left.Where(same => same.Count() > reported[same.Key].Count()))
            Fault(true, $"adds {id.Key}");

        if (runs && errors.Length == 0 && await Record.ExceptionAsync(() => RunAsync(after, text)) is { } exception)
            Fault(true, $"does not behave: {exception.Message}");
    }

    /// <summary>Judges that Fix All left no report that it could fix.</summary>
    private async Task JudgeRestAsync(
        OpenScenario after,
        Diagnostic report,
        CodeAction action,
        FixAllScope scope)
    {
        foreach (var rest in after.Reports.Where(each => each.Id == report.Id))
        {
            if ((scope == FixAllScope.Project
                    || rest.Location.SourceTree!.FilePath == report.Location.SourceTree!.FilePath)
                && (await after.OffersAsync(rest)).Any(each => each.Action.EquivalenceKey == action.EquivalenceKey))
                Faults.Add($"{report.Id} Fix All of '{action.Title}' leaves {rest}\n"
                    + await after.Document.GetTextAsync());
        }
    }

    private async Task RunAsync(OpenScenario after, string text)
    {
        if (!scenario.Rules.StartsWith("LFC4", StringComparison.Ordinal))
            Execution.Verify(
                (await after.Document.GetTextAsync()).ToString(),
                [
                    .. after.Reports
                        .Where(each => each.Location.SourceTree!.FilePath == after.Document.FilePath)
                        .Select(each => (each.Id, each.Location.SourceSpan)),
                ],
                scenario.Others);
        else if (after.Reports.All(each => each.Severity < DiagnosticSeverity.Warning))
            await MachineScenario.RunsToEndAsync((await after.Project.GetCompilationAsync())!);
    }

    /// <summary>The text of the scenario, and of its additional files.</summary>
    private static async Task<string> TextAsync(OpenScenario open)
    {
        var text = (await open.Document.GetTextAsync()).ToString();
        foreach (var file in open.Project.AdditionalDocuments)
            text += $"\n--- {file.Name}\n{await file.GetTextAsync()}";

        return text;
    }

    /// <summary>Whether a text is another one without some of its lines.</summary>
    private static bool IsShortened(string text, string shortened, Func<string, bool> mayGo)
    {
        var rest = new Queue<string>(shortened.Split('\n'));
        return text.Split('\n').All(line =>
                rest.TryPeek(out var next) && next == line ? rest.TryDequeue(out _) : mayGo(line.Trim()))
            && rest.All(line => line.Length == 0);
    }

    private static IEnumerable<string> Errors(OpenScenario open) =>
        open.Project.GetCompilationAsync().Result!.GetDiagnostics()
            .Where(each => each.Severity == DiagnosticSeverity.Error || each.Id is "CS4014" or "CS1998")
            .Select(each => $"{each.Id}: {each.GetMessage()}");

    private static ILookup<string, string> Ids(OpenScenario open) =>
        open.Reports.ToLookup(each => each.Id, each => each.Id);

    private static string Ends(string text) =>
        string.Join(
            "|",
            text.Split('\n').SkipLast(1).Select(line => line.EndsWith('\r') ? "\r\n" : "\n").Distinct());

    /// <summary>The comments and directives of a document, sorted.</summary>
    private static async Task<IEnumerable<string>> TriviaAsync(Document document) =>
        (await document.GetSyntaxRootAsync())!
            .DescendantTrivia()
            .Where(each =>
                each.IsDirective
                || each.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                    or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia)
            .Select(each => each.ToFullString().Trim())
            .Order(StringComparer.Ordinal);
}
