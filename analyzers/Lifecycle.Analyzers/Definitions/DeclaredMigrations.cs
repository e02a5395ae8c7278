using System.Diagnostics.CodeAnalysis;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The stages of earlier revisions that code of a compilation migrates, read when it is first asked for. Thread-safe.
/// </summary>
internal sealed class DeclaredMigrations(Compilation compilation, INamedTypeSymbol? migrations)
{
    private readonly Lazy<IReadOnlyList<Migration>> _all = new(
        () => migrations is null ? [] : [.. Read(compilation, migrations)],
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether a migration covers a stage, or may cover it because it is known only at run time.</summary>
    /// <param name="stage">The stage of an earlier revision.</param>
    /// <param name="definition">The <c>LifecycleDefinition</c> that the definition derives from.</param>
    public bool MayCover(string stage, INamedTypeSymbol definition) =>
        _all.Value.Any(each =>
            (each.Stage is null || each.Stage == stage)
            && RuntimeType.MayBeSame(each.Type.TypeArguments[0], definition.TypeArguments[0])
            && RuntimeType.MayBeSame(each.Type.TypeArguments[1], definition.TypeArguments[2]));

    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "Any file may declare a migration; it is read only where a stage of the baseline is missing.")]
    private static IEnumerable<Migration> Read(Compilation compilation, INamedTypeSymbol migrations)
    {
        var mayBeElsewhere = compilation.SourceModule.ReferencedAssemblySymbols.Any(each =>
            IsForeign(each, compilation, migrations)
            && each.Modules.Any(module =>
                module.ReferencedAssemblies.Any(used => used.Name == migrations.ContainingAssembly.Name)));
        foreach (var tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            var mayName = mayBeElsewhere
                && tree.GetText().ToString().IndexOf("Migrat", StringComparison.Ordinal) >= 0;
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var isDeclaring = name.Identifier.ValueText is "Rename" or "Merge" or "Split";
                if (!isDeclaring && !mayName)
                    continue;

                model ??= compilation.GetSemanticModel(tree);
                var symbol = model.GetSymbolInfo(name).Symbol;
                if (isDeclaring && LifecycleSymbols.Is(symbol?.ContainingType, migrations))
                {
                    foreach (var stage in StagesIn(CallOf(name, model)))
                        yield return new(symbol!.ContainingType, stage);
                }
                else if (symbol is not null && IsForeign(symbol.ContainingAssembly, compilation, migrations))
                {
                    foreach (var type in TypesIn(symbol).Where(type => LifecycleSymbols.Is(type, migrations)))
                        yield return new(type, Stage: null);
                }
            }
        }
    }

    private static IInvocationOperation? CallOf(SimpleNameSyntax name, SemanticModel model) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression.Span.End == name.Span.End)
            is { } call
            ? model.GetOperation(call) as IInvocationOperation
            : null;

    /// <summary>The stages that a call migrates; one that is null if they are known only at run time.</summary>
    private static IEnumerable<string?> StagesIn(IInvocationOperation? call)
    {
        var from = call is null ? null : LifecycleVocabulary.Argument(call, "from");
        IEnumerable<IOperation?> stages = call?.TargetMethod.Name != "Merge" || from is null
            ? [from]
            : Unwrapped.Expression(from) switch
            {
                IArrayCreationOperation { Initializer.ElementValues: var elements } => elements,

                // The oldest supported Roslyn has no operation kind for collection expressions.
                { Syntax: CollectionExpressionSyntax { Elements: var written } } collection
                    when written.All(each => each is ExpressionElementSyntax) => collection.ChildOperations,
                _ => new IOperation?[] { null },
            };
        return stages.Select(stage => stage?.ConstantValue is { HasValue: true, Value: string text } ? text : null);
    }

    /// <summary>Whether the code of an assembly is not read: neither the compilation's nor the library's.</summary>
    private static bool IsForeign(IAssemblySymbol? assembly, Compilation compilation, INamedTypeSymbol migrations) =>
        assembly is not null
        && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
        && !SymbolEqualityComparer.Default.Equals(assembly, migrations.ContainingAssembly)
        && !assembly.Name.StartsWith("Lifecycle.", StringComparison.Ordinal);

    /// <summary>The types in the signature of a member, with their type arguments.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesIn(ISymbol symbol)
    {
        IEnumerable<ITypeSymbol> types = symbol switch
        {
            IMethodSymbol method => method.Parameters.Select(each => each.Type).Append(method.ReturnType),
            IPropertySymbol property => [property.Type],
            IFieldSymbol field => [field.Type],
            _ => [],
        };
        return types.OfType<INamedTypeSymbol>().SelectMany(type =>
            type.TypeArguments.OfType<INamedTypeSymbol>().Prepend(type));
    }

    /// <summary>A migration.</summary>
    /// <param name="Type">The constructed type of the migrations that it is added to.</param>
    /// <param name="Stage">The stage of an earlier revision; null if it may be any.</param>
    private sealed record Migration(INamedTypeSymbol Type, string? Stage);
}
