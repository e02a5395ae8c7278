using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2012: a key of the baseline that the definition does not declare.</summary>
internal sealed class MissingFromBaseline : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2012", DiagnosticSeverity.Error, "A stage or trigger of the baseline is missing",
        "The {0} {1} is in lifecycle.baseline but not in {2}. Stored instances may still use it: declare a "
            + "migration, or "
            + "remove it from lifecycle.baseline.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        var declaration = definition.Declaration;
        var names = new[] { declaration.Type.Name, GraphLinker.MetadataName(declaration.Type) };
        return
            from line in definition.Baseline.Lines
            where names.Contains(line.Definition)
            where line.Kind == "stage" ? declaration.Find(line.Key) is null
                : line.Kind == "trigger" && !declaration.Triggers.Exists(trigger => trigger.Key == line.Key)
            select Diagnostic.Create(
                Descriptor,
                definition.Define,
                ImmutableDictionary<string, string?>
                    .Empty.Add("Definition", line.Definition)
                    .Add("Line", $"{line.Kind} {line.Key}"),
                line.Kind,
                line.Key,
                declaration.Type.Name);
    }
}
