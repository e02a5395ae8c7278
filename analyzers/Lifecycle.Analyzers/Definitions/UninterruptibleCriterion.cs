using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC3008: a time-out on a criterion class that is synchronous.</summary>
internal sealed class UninterruptibleCriterion : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Criteria(
        "LFC3008", DiagnosticSeverity.Error, "A synchronous criterion has a time-out",
        "{0} is synchronous, so a time-out cannot interrupt it, and the definition throws. Implement "
            + "IEntryCriterion, or "
            + "remove the time-out.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition) =>
        definition.Declaration.Criteria()
            .Where(criterion => criterion.Type is { } type && IsSynchronous(type) && HasTimeout(type))
            .GroupBy(criterion => criterion.Type, SymbolEqualityComparer.Default)
            .Select(same => Diagnostic.Create(
                Descriptor,
                same.First().Location,
                same.Key!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));

    private static bool IsSynchronous(ITypeSymbol type)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (each is { Name: "EntryCriterion", ContainingNamespace: { Name: "Lifecycle" } space }
                && space.ContainingNamespace.IsGlobalNamespace)
                return true;
        }

        return false;
    }

    private static bool HasTimeout(ITypeSymbol type) =>
        type.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name == "CriterionAttribute"
            && attribute.NamedArguments.Any(each =>
                each.Key == "TimeoutMilliseconds" && each.Value.Single() is not (null or 0)));
}
