using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC2012: removes a line from the baseline after an intended removal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BaselineCodeFix))]
[Shared]
public sealed class BaselineCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC2012");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Remove it from lifecycle.baseline",
                    cancellationToken =>
                        RemoveAsync(
                            context.Document.Project,
                            diagnostic.Properties["Definition"]!,
                            diagnostic.Properties["Line"]!,
                            cancellationToken),
                    equivalenceKey: nameof(BaselineCodeFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> RemoveAsync(
        Project project,
        string definition,
        string line,
        CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        foreach (var file in project.AdditionalDocuments.Where(file => file.Name == "lifecycle.baseline"))
        {
            var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var section = "";
            foreach (var each in text.Lines)
            {
                var content = each.ToString().Trim();
                if (content.StartsWith("[", StringComparison.Ordinal))
                    section = content.Trim('[', ']');
                else if (section == definition && content == line)
                    return solution.WithAdditionalDocumentText(
                        file.Id,
                        text.WithChanges(new TextChange(each.SpanIncludingLineBreak, "")));
            }
        }

        return solution;
    }
}
