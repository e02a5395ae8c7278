using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers;

/// <summary>
/// The stages and triggers that definitions must keep because stored instances use them, read from the additional file
/// <c>lifecycle.baseline</c>.
/// </summary>
/// <remarks>
/// <code>
/// # Comments and blank lines are skipped.
/// [ArticleLifecycle]
/// stage Draft
/// stage Published
/// trigger Publish
/// </code>
/// </remarks>
internal sealed class Baseline(ImmutableArray<(string Definition, string Kind, string Key)> kept)
{
    /// <summary>The keys, each with the name of its definition and whether it is a stage or a trigger.</summary>
    public ImmutableArray<(string Definition, string Kind, string Key)> Lines => kept;

    public const string FileName = "lifecycle.baseline";

    public static Baseline Read(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        var kept = ImmutableArray.CreateBuilder<(string, string, string)>();
        foreach (var file in files.Where(file => Path.GetFileName(file.Path) == FileName))
        {
            var definition = "";
            var lines = file.GetText(cancellationToken)?.Lines ?? Enumerable.Empty<TextLine>();
            foreach (var line in lines
                    .Select(line => line.ToString().Trim())
                    .Where(line => line.Length > 0 && line[0] != '#'))
            {
                if (line[0] == '[' && line[line.Length - 1] == ']')
                    definition = line.Substring(1, line.Length - 2);
                else if (line.IndexOf(' ') is > 0 and var blank)
                    kept.Add((definition, line.Substring(0, blank), line.Substring(blank + 1)));
            }
        }

        return new(kept.ToImmutable());
    }
}
