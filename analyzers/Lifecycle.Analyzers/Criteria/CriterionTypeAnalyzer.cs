using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3001: a class of criteria that nobody can construct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CriterionTypeAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CriteriaRules.NotConstructible);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (method is not { IsGenericMethod: true, Name: "Requires" or "Add" or "Replace" or "AddEntryCriterion" } || !IsOfTheLibrary(method))
            return;

        for (var index = 0; index < method.TypeParameters.Length; index++)
        {
            if (method.TypeParameters[index].Name == "TCriterion"
                && ReasonAgainst(method.TypeArguments[index]) is { } reason
                && !Expectation.IsExpected(call, exception: null))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    CriteriaRules.NotConstructible, call.Syntax.GetLocation(), method.TypeArguments[index].Name, reason));
            }
        }
    }

    private static bool IsOfTheLibrary(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            space = outer;

        return space.Name == "Lifecycle" || method.ContainingAssembly.Name.StartsWith("Lifecycle", StringComparison.Ordinal);
    }

    private static string? ReasonAgainst(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "is an interface",
        INamedTypeSymbol { IsAbstract: true } => "is abstract",
        INamedTypeSymbol { TypeKind: TypeKind.Class } named when named.InstanceConstructors.All(each => each.DeclaredAccessibility != Accessibility.Public) =>
            "has no public constructor",
        _ => null,
    };
}
