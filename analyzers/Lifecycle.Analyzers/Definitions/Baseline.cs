using System.Collections.Immutable;
using Lifecycle.Generators;
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

    public IEnumerable<Diagnostic> Check(DefinitionDeclaration definition, Location place) =>
        from line in kept
        where line.Definition == definition.Type.Name || line.Definition == GraphLinker.MetadataName(definition.Type)
        where line.Kind == "stage" ? definition.Find(line.Key) is null
            : line.Kind == "trigger" && !definition.Triggers.Exists(trigger => trigger.Key == line.Key)
        select Diagnostic.Create(
            DefinitionRules.Baseline,
            place,
            ImmutableDictionary<string, string?>
                .Empty.Add("Definition", line.Definition)
                .Add("Line", $"{line.Kind} {line.Key}"),
            $"The {line.Kind} {line.Key}",
            definition.Type.Name);
}
