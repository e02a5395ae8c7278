using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Runs the engine over the bodies of one compilation. Thread-safe.</summary>
internal sealed class InstanceTracking
{
    private readonly Vocabulary _vocabulary;
    private readonly Contracts _contracts;
    private readonly Wrappers _wrappers;
    private readonly StableMembers _stable = new();
    private readonly Summaries _summaries;

    public InstanceTracking(Vocabulary vocabulary, Contracts contracts, Wrappers wrappers, Compilation compilation)
    {
        (_vocabulary, _contracts, _wrappers) = (vocabulary, contracts, wrappers);
        _summaries = new(vocabulary, contracts, compilation, wrappers, _stable);
    }

    /// <summary>Analyses the code of one member.</summary>
    /// <param name="owner">The member.</param>
    /// <param name="blocks">Its bodies and initializers.</param>
    /// <param name="flowOf">Creates the flow graph of a block.</param>
    /// <param name="report">Receives the findings.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public void Analyze(
        ISymbol owner,
        ImmutableArray<IOperation> blocks,
        Func<IOperation, ControlFlowGraph> flowOf,
        Action<Finding> report,
        CancellationToken cancellationToken) =>
        Analyze(
            owner, blocks, blocks.SelectMany(block => block.Descendants()), flowOf, report, cancellationToken);

    /// <summary>Analyses the code of one member whose operations are listed already.</summary>
    /// <param name="owner">The member.</param>
    /// <param name="blocks">Its bodies and initializers.</param>
    /// <param name="operations">The operations in them.</param>
    /// <param name="flowOf">Creates the flow graph of a block.</param>
    /// <param name="report">Receives the findings.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public void Analyze(
        ISymbol owner,
        ImmutableArray<IOperation> blocks,
        IEnumerable<IOperation> operations,
        Func<IOperation, ControlFlowGraph> flowOf,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        if (owner is IMethodSymbol method && ExpectsExceptions(method))
            return;

        // Code that only configures or reads instances has no findings, unless a parameter may have a contract.
        var isPromised =
            owner is IMethodSymbol { Parameters: var parameters }
            && parameters.Any(parameter => _vocabulary.IsInstance(parameter.Type));
        var isBound = owner is IMethodSymbol declared && _contracts.AreOn(declared);
        if (!isBound && !operations.Any(operation => Concerns(operation, isPromised)))
            return;

        var captured = new CapturedVariables(operations, _vocabulary);
        if (captured.HaveReferences)
            return;

        foreach (var block in blocks.Where(block =>
                block.Kind
                    is OperationKind.Block
                        or OperationKind.MethodBody
                        or OperationKind.FieldInitializer
                        or OperationKind.PropertyInitializer))
        {
            var body = new BodyAnalysis(
                _vocabulary,
                _contracts,
                _summaries,
                _wrappers,
                captured,
                _stable,
                owner as IMethodSymbol,
                cancellationToken);
            body.Run(flowOf(block), report);
        }
    }

    /// <summary>
    /// Whether a body with an operation may have findings. This is decided before a flow graph is built.
    /// </summary>
    private bool Concerns(IOperation operation, bool isPromised) =>
        operation switch
        {
            IInvocationOperation { TargetMethod: var method } call => (_vocabulary.IsInstance(method.ContainingType)
                    && (isPromised || _vocabulary.Read(call) is not InertAct))
                || ((_wrappers.FieldOf(method.ContainingType) ?? _wrappers.MemberOf(method.ContainingType)) is not null
                    && (_wrappers.Reaches(method) || _contracts.AreOn(method)))
                || call.Arguments.Any(argument => _vocabulary.IsInstance(argument.Value.Type))
                || (ExtensionBlocks.Contain(method) && _vocabulary.IsInstance(call.Instance?.Type)),
            IPropertyReferenceOperation { Property: var property } => _vocabulary.IsStage(property),
            IReturnOperation { ReturnedValue.Type: var type } => _vocabulary.IsInstance(type),
            _ => false,
        };

    private static bool ExpectsExceptions(IMethodSymbol method) =>
        method
            .GetAttributes()
            .Any(attribute =>
                attribute.AttributeClass?.Name.StartsWith("ExpectedException", StringComparison.Ordinal) == true);
}
