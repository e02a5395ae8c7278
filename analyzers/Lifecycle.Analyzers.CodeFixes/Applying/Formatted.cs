using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Simplifies and formats what a change adds, with the line ends of the file.</summary>
internal static class Formatted
{
    /// <summary>The solution of a changed document, in which only the changes are formatted.</summary>
    public static async Task<Solution> OfAsync(
        Document before,
        Document after,
        CancellationToken cancellationToken)
    {
        var text = await before.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var lineEnd = LineEndOf(text);
        var options = (await after.GetOptionsAsync(cancellationToken).ConfigureAwait(false))
            .WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, lineEnd);
        var simple = await Simplifier.ReduceAsync(after, options, cancellationToken).ConfigureAwait(false);
        var formatted = await Formatter
            .FormatAsync(simple, Formatter.Annotation, options, cancellationToken)
            .ConfigureAwait(false);
        var changes = await formatted.GetTextChangesAsync(before, cancellationToken).ConfigureAwait(false);

        // As text it has no annotations, so the editor does not format it again with line ends of its own.
        return after.Project.Solution.WithDocumentText(
            after.Id,
            text.WithChanges(
                changes.Select(change => new TextChange(change.Span, WithEnds(change.NewText!, lineEnd)))));
    }

    private static string WithEnds(string text, string lineEnd) =>
        text.Replace("\r\n", "\n").Replace("\n", lineEnd);

    /// <summary>The first line end of a text.</summary>
    private static string LineEndOf(SourceText text)
    {
        var line = text.Lines[0];
        return line.End == line.EndIncludingLineBreak
            ? "\n"
            : text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
    }
}
