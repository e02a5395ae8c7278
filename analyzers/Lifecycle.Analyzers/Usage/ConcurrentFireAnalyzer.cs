using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// LFC1010: one instance fired from several operands of <c>Task.WhenAll</c> or <c>Parallel.Invoke</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConcurrentFireAnalyzer : LifecycleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Usage(
        "LFC1010", DiagnosticSeverity.Warning, "One instance is fired several times concurrently",
        "{0} is fired several times concurrently. If one fire is refused, the others still run. Await one fire after "
            + "the other.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, (IInvocationOperation)operation.Operation, vocabulary),
            OperationKind.Invocation);

    private static void Analyze(
        OperationAnalysisContext context,
        IInvocationOperation call,
        LifecycleVocabulary vocabulary)
    {
        if (call.TargetMethod is not
            { Name: "WhenAll" or "WhenAny", ContainingType: { Name: "Task", ContainingNamespace.Name: "Tasks" } }
            and not { Name: "Invoke", ContainingType: { Name: "Parallel", ContainingNamespace.Name: "Tasks" } })
        {
            return;
        }

        var fires = call
            .Arguments.SelectMany(argument => Operands(argument.Value))
            .Select(operand =>
                operand
                    .DescendantsAndSelf()
                    .OfType<IInvocationOperation>()
                    .FirstOrDefault(each => vocabulary.Read(each) is FireAct))
            .OfType<IInvocationOperation>()
            .GroupBy(fire => Variable(fire.Instance), SymbolEqualityComparer.Default);
        foreach (var together in fires.Where(group => group.Key is not null && group.Skip(1).Any()))
        {
            var places = together.Select(fire => fire.Syntax.GetLocation()).ToArray();
            ReportWhereReached(
                context,
                Diagnostic.Create(
                    Descriptor,
                    places[1],
                    places.Where(place => place != places[1]),
                    together.Key!.Name));
        }
    }

    private static IEnumerable<IOperation> Operands(IOperation argument)
    {
        while (argument is IConversionOperation conversion)
            argument = conversion.Operand;

        return argument switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax } => argument.ChildOperations,

            // A params span. The oldest supported Roslyn has no operation kind for it.
            { Type.Name: "ReadOnlySpan", IsImplicit: true } => argument.ChildOperations,
            _ => [argument],
        };
    }

    private static ISymbol? Variable(IOperation? instance) => instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };
}
