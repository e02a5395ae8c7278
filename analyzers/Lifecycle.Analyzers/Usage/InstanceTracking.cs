using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Follows instances through the bodies of one compilation. Thread-safe.</summary>
internal sealed class InstanceTracking(Vocabulary vocabulary, Contracts contracts, Wrappers wrappers, Compilation compilation)
{
    private readonly Summaries _summaries = new(vocabulary, contracts, compilation, wrappers);

    public void Analyze(OperationBlockAnalysisContext context, Action<Finding> report)
    {
        if (context.OwningSymbol is IMethodSymbol owner && ExpectsExceptions(owner))
            return;

        if (!context.OperationBlocks.Any(Concerns))
            return;

        var captured = new CapturedVariables(context.OperationBlocks, vocabulary);
        if (captured.HaveReferences)
            return;

        foreach (var block in context.OperationBlocks.Where(block => block.Kind is OperationKind.Block or OperationKind.MethodBody or OperationKind.FieldInitializer or OperationKind.PropertyInitializer))
        {
            var body = new BodyAnalysis(vocabulary, contracts, _summaries, wrappers, captured, context.OwningSymbol as IMethodSymbol, context.CancellationToken);
            body.Run(context.GetControlFlowGraph(block), report);
        }
    }

    /// <summary>Whether a body does anything with an instance, seen without a flow graph.</summary>
    private bool Concerns(IOperation block) =>
        block.Descendants().Any(operation => operation is IInvocationOperation call && (vocabulary.IsInstance(call.TargetMethod.ContainingType)
            || wrappers.FieldOf(call.TargetMethod.ContainingType) is not null
            || call.Arguments.Any(argument => vocabulary.IsInstance(argument.Value.Type)))
            || (operation is IPropertyReferenceOperation property && vocabulary.IsStage(property.Property))
            || (operation is IReturnOperation { ReturnedValue.Type: var type } && vocabulary.IsInstance(type)));

    private static bool ExpectsExceptions(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.StartsWith("ExpectedException", StringComparison.Ordinal) == true);
}
