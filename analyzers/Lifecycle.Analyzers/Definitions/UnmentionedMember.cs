using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2005: an enum member that the definition never mentions.</summary>
internal sealed class UnmentionedMember : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2005", DiagnosticSeverity.Warning, "A stage or trigger is never mentioned",
        "{0} never mentions the {1} {2}. Declare it, or remove the enum member.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        var declaration = definition.Declaration;
        return Unmentioned(definition, declaration.StageType, "stage", key => declaration.Find(key) is not null)
            .Concat(
                Unmentioned(definition, declaration.TriggerType, "trigger", key =>
                    declaration.Triggers.Exists(trigger => trigger.Key == key)));
    }

    private static IEnumerable<Diagnostic> Unmentioned(
        CheckedDefinition definition,
        ITypeSymbol type,
        string what,
        Func<string, bool> isMentioned)
    {
        if (type.TypeKind != TypeKind.Enum)
            return [];

        var keys = type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(member => member.HasConstantValue)
            .Select(member => Key.Of(member.ConstantValue!, type));
        return
            from key in keys.Distinct()
            where !isMentioned(key)
            select Diagnostic.Create(
                Descriptor,
                definition.Define,
                ImmutableDictionary<string, string?>
                    .Empty.Add("Kind", what)
                    .Add("Member", $"{type.ToDisplayString()}.{key}"),
                definition.Declaration.Type.Name,
                what,
                $"{type.Name}.{key}");
    }
}
