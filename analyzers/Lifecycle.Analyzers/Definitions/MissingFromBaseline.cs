using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2012: a key of the baseline that the definition does not declare.</summary>
internal sealed class MissingFromBaseline : DefinitionRule
{
    private const string Title = "A stage or trigger of the baseline is missing";

    private static readonly DiagnosticDescriptor Stage = Rule.Definition(
        "LFC2012", DiagnosticSeverity.Error, Title,
        "The stage {0} is in lifecycle.baseline but not in {1}. Stored instances may still be in it: map it with "
            + "MigrateStages, or remove it from lifecycle.baseline.");

    private static readonly DiagnosticDescriptor Trigger = Rule.Definition(
        "LFC2012", DiagnosticSeverity.Error, Title,
        "The trigger {0} is in lifecycle.baseline but not in {1}. Callers may still fire it: declare it again, or "
            + "remove it from lifecycle.baseline.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Stage, Trigger);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        var declaration = definition.Declaration;
        var names = new[] { declaration.Type.Name, RuntimeType.MetadataName(declaration.Type) };
        return
            from line in definition.Baseline.Lines
            where names.Contains(line.Definition)
            where line.Kind == "stage"
                ? declaration.Find(line.Key) is null
                    && !definition.Migrations.MayCover(line.Key, ManifestGenerator.DefinitionOf(declaration.Type)!)
                : line.Kind == "trigger" && !declaration.Triggers.Exists(trigger => trigger.Key == line.Key)
            select Diagnostic.Create(
                line.Kind == "stage" ? Stage : Trigger,
                definition.Define,
                ImmutableDictionary<string, string?>
                    .Empty.Add("Definition", line.Definition)
                    .Add("Line", $"{line.Kind} {line.Key}"),
                line.Key,
                declaration.Type.Name);
    }
}
