using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3002: two criteria of a definition that share an id and certainly differ.</summary>
internal sealed class DuplicateId : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Criteria(
        "LFC3002", DiagnosticSeverity.Error, "Two criteria share one id",
        "{0} is already the id of {1}. Give this criterion an id of its own.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        return
            from criterion in definition.Declaration.Criteria()
            where criterion.Id is not null
            group criterion by criterion.Id into named
            let first = named
                .OrderBy(each => each.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(each => each.Location.SourceSpan.Start)
                .First()
            from place in named.Where(each => Differ(first, each)).Select(each => each.Location).Distinct()
            select Diagnostic.Create(
                Descriptor,
                place,
                [first.Location],
                named.Key,
                first.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "an inline criterion");
    }

    private static bool Differ(CriterionDeclaration first, CriterionDeclaration other) =>
        (first.Type, other.Type) switch
        {
            (null, null) => Differ(FunctionOf(first), FunctionOf(other)),
            ({ } one, { } another) => !SymbolEqualityComparer.Default.Equals(one, another)
                && !IsOpen(one)
                && !IsOpen(another),
            _ => true,
        };

    /// <summary>Equal delegates are one criterion to the engine. The delegate in a variable is unknown.</summary>
    private static bool Differ(IOperation? one, IOperation? another) =>
        (one, another) switch
        {
            (IAnonymousFunctionOperation, IAnonymousFunctionOperation) => one.Syntax != another.Syntax,
            (IMethodReferenceOperation first, IMethodReferenceOperation other) =>
                !SymbolEqualityComparer.Default.Equals(first.Method, other.Method),
            (IAnonymousFunctionOperation, IMethodReferenceOperation)
            or (IMethodReferenceOperation, IAnonymousFunctionOperation) => true,
            _ => false,
        };

    private static IOperation? FunctionOf(CriterionDeclaration criterion) =>
        criterion.Function is { } function ? Unwrapped.Delegate(function) : null;

    /// <summary>Whether a type contains type parameters, so that two such types may turn out equal.</summary>
    private static bool IsOpen(ITypeSymbol type) =>
        type is ITypeParameterSymbol
        || (
            type is INamedTypeSymbol named
            && (named.TypeArguments.Any(IsOpen) || (named.ContainingType is { } outer && IsOpen(outer))));
}
