using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3001: a criterion or action class that the engine cannot construct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CriterionTypeAnalyzer : LifecycleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Criteria(
        "LFC3001", DiagnosticSeverity.Error, "The criterion or action cannot be constructed",
        "{0} cannot be constructed, because it {1}. Use a class with a public constructor.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, (IInvocationOperation)operation.Operation, vocabulary.Symbols),
            OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, IInvocationOperation call, LifecycleSymbols symbols)
    {
        var method = call.TargetMethod;
        if (method.TypeArguments is [var type]
            && (NamesCriterion(method, symbols) || NamesAction(method, symbols))
            && WhyNotConstructible(type) is { } reason
            && !CriteriaChange.IsExpectedToFail(call, context.ContainingSymbol, symbols))
        {
            ReportWhereReached(
                context,
                Diagnostic.Create(
                    Descriptor,
                    PlaceOf(call),
                    type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
                    reason));
        }
    }

    private static bool NamesCriterion(IMethodSymbol method, LifecycleSymbols symbols) =>
        method.Name
            is "Requires"
            or "Add"
            or "AddToStart"
            or "AddToEveryTransition"
            or "Replace"
            or "AddEntryCriterion"
        && (LifecycleSymbols.Is(method.ContainingType, symbols.CriteriaBuilder) || CriteriaChange.Is(method, symbols))
        && method is not { Name: "Requires", Parameters.IsEmpty: false };

    private static bool NamesAction(IMethodSymbol method, LifecycleSymbols symbols) =>
        method is { Name: "OnEntry" or "OnExit" or "OnTransition" or "OnStart", Parameters.IsEmpty: true }
        && symbols.IsBuilder(method.ContainingType);

    /// <summary>Why the engine cannot construct a type, whatever services are registered.</summary>
    private static string? WhyNotConstructible(ITypeSymbol type) =>
        type switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Interface } => "is an interface",
            INamedTypeSymbol { IsAbstract: true } => "is abstract",
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
                when !named.InstanceConstructors.Any(IsPublic) => "has no public constructor",
            _ => null,
        };

    /// <summary>
    /// Whether reflection finds the constructor. It does not find the implicit constructor of a struct.
    /// </summary>
    private static bool IsPublic(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility == Accessibility.Public
        && !(constructor.IsImplicitlyDeclared && constructor.ContainingType.TypeKind == TypeKind.Struct);

    private static Location PlaceOf(IInvocationOperation call) =>
        call.Syntax
            is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Name: GenericNameSyntax { TypeArgumentList.Arguments: [var argument] }
            }
        }
            ? argument.GetLocation()
            : call.Syntax.GetLocation();
}
