using System.Collections.Concurrent;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The flow graphs of the methods and field initializers of a compilation, each made once. Thread-safe.
/// </summary>
internal sealed class Bodies(Vocabulary vocabulary, Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, ControlFlowGraph?> _flows = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ControlFlowGraph?> _around = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, CapturedVariables> _captured = new();

    /// <summary>The variables that nested functions use in the body around a flow graph.</summary>
    public CapturedVariables CapturedIn(ControlFlowGraph flow)
    {
        var root = flow.OriginalOperation;
        while (root.Parent is { } parent)
            root = parent;

        return _captured.GetOrAdd(root, each => new(each.Descendants(), vocabulary));
    }

    /// <summary>
    /// The flow graph of the initializer of a field or property; <see langword="null"/> if it has none.
    /// </summary>
    public ControlFlowGraph? InitializerOf(ISymbol member, CancellationToken cancellationToken) =>
        _flows.GetOrAdd(member.OriginalDefinition, each => FindInitializer(each, cancellationToken));

    /// <summary>The parameter that stands for the receiver in a member of an extension block.</summary>
    public IParameterSymbol? ReceiverOf(IMethodSymbol method) => ExtensionBlocks.ReceiverOf(method, compilation);

    /// <summary>
    /// The flow graph of a constructor; <see langword="null"/> if it has no body.
    /// </summary>
    public ControlFlowGraph? FlowOfConstructor(IMethodSymbol constructor, CancellationToken cancellationToken) =>
        _flows.GetOrAdd(constructor.OriginalDefinition, each => FindBody((IMethodSymbol)each, cancellationToken));

    private ControlFlowGraph? FindInitializer(ISymbol member, CancellationToken cancellationToken)
    {
        var declared = member.DeclaringSyntaxReferences is [var only] ? only.GetSyntax(cancellationToken) : null;
        var initializer = (declared as VariableDeclaratorSyntax)?.Initializer
            ?? (declared as PropertyDeclarationSyntax)?.Initializer;
        return initializer is null
            ? null
            : OwnSource.ModelOf(compilation, initializer.SyntaxTree)
                ?.GetOperation(initializer, cancellationToken) switch
            {
                IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
                IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
                _ => null,
            };
    }

    /// <summary>
    /// The flow graph of the body that a call certainly runs; <see langword="null"/> if it is not in source, or the
    /// method may be overridden.
    /// </summary>
    public ControlFlowGraph? FlowOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        method switch
        {
            {
                MethodKind: MethodKind.LocalFunction,
                ContainingSymbol: IMethodSymbol around
            } => FlowAround(around.OriginalDefinition, cancellationToken) is { } flow
            && flow.LocalFunctions.Contains(method.OriginalDefinition)
            && !method
                .DeclaringSyntaxReferences[0]
                .GetSyntax(cancellationToken)
                .DescendantNodes()
                .Any(node => node is YieldStatementSyntax)
                ? flow.GetLocalFunctionControlFlowGraph(method.OriginalDefinition, cancellationToken)
                : null,
            { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsAbstract: false, IsExtern: false, IsOverride: false }
                when SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly)
                    && (method.ContainingType?.TypeKind is TypeKind.Class or TypeKind.Struct
                        || ExtensionBlocks.Contain(method)) => _flows.GetOrAdd(
                (method.ReducedFrom ?? method).OriginalDefinition,
                each => FindFlow((IMethodSymbol)each, cancellationToken)),
            _ => null,
        };

    /// <summary>
    /// The flow graph of the body around a local function, which runs as it is: an override has functions of its own.
    /// </summary>
    private ControlFlowGraph? FlowAround(IMethodSymbol around, CancellationToken cancellationToken) =>
        FlowOf(around, cancellationToken)
        ?? (around.MethodKind == MethodKind.LocalFunction
            ? null
            : _around.GetOrAdd(around, each => FindBody((IMethodSymbol)each, cancellationToken)));

    private ControlFlowGraph? FindFlow(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration
        && !declaration.DescendantNodes().Any(node => node is YieldStatementSyntax)
            ? FindBody(method, cancellationToken)
            : null;

    private ControlFlowGraph? FindBody(IMethodSymbol method, CancellationToken cancellationToken) =>
        vocabulary.FlowOf(method)
        ?? (method.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(cancellationToken) is var declaration
                ? OwnSource.ModelOf(compilation, declaration.SyntaxTree)?.GetOperation(declaration, cancellationToken)
                    switch
                {
                    IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
                    IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
                    _ => null,
                }
                : null);
}
