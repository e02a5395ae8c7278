using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Follows calls into methods of the same compilation. One object for one compilation; thread-safe.</summary>
internal sealed class Summaries
{
    private const int Deepest = 4;

    private readonly Vocabulary _vocabulary;
    private readonly Contracts _contracts;
    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<IMethodSymbol, ControlFlowGraph?> _bodies;
    private readonly ConcurrentDictionary<string, Summary?> _known = new();

    /// <summary>What follows the calls in the bodies; <see langword="null"/> as deep as it goes, so that recursion ends.</summary>
    private readonly Summaries? _deeper;

    public Summaries(Vocabulary vocabulary, Contracts contracts, Compilation compilation)
        : this(vocabulary, contracts, compilation, new(SymbolEqualityComparer.Default), depth: 0)
    {
    }

    private Summaries(
        Vocabulary vocabulary, Contracts contracts, Compilation compilation, ConcurrentDictionary<IMethodSymbol, ControlFlowGraph?> bodies, int depth)
    {
        (_vocabulary, _contracts, _compilation, _bodies) = (vocabulary, contracts, compilation, bodies);
        _deeper = depth < Deepest ? new(vocabulary, contracts, compilation, bodies, depth + 1) : null;
    }

    /// <summary>What a call comes to with instances that stand so; <see langword="null"/> where nobody knows.</summary>
    public Summary? Of(IMethodSymbol method, IEnumerable<(IParameterSymbol Parameter, InstanceState State)> instances, CancellationToken cancellationToken)
    {
        var given = instances.Select(each => (Parameter: each.Parameter.OriginalDefinition, each.State)).ToArray();
        if ((given.Length == 0 && !ReturnsInstance(method)) || FlowOf(method, cancellationToken) is not { } flow)
            return null;

        var key = $"{method.OriginalDefinition.GetDocumentationCommentId() ?? method.ToDisplayString()}@{flow.OriginalOperation.Syntax.SpanStart}:"
            + string.Join(";", given.Select(each => $"{each.Parameter.Ordinal}={each.State.Graph.Name}{each.State.Sharing}{string.Join(",", each.State.Stages.Members())}"));
        return _known.GetOrAdd(key, _ => Run(flow, given, cancellationToken));
    }

    private bool ReturnsInstance(IMethodSymbol method) =>
        _vocabulary.IsInstance(method.ReturnType)
        || (method.ReturnType is INamedTypeSymbol { TypeArguments: [var result] } && _vocabulary.IsInstance(result));

    private Summary? Run(ControlFlowGraph flow, (IParameterSymbol Parameter, InstanceState State)[] given, CancellationToken cancellationToken)
    {
        var interpreter = new Interpreter(_vocabulary, _contracts, _deeper, new CapturedVariables([flow.OriginalOperation]), cancellationToken);
        var analysis = new FlowAnalysis(flow, interpreter);
        var entry = FlowState.Empty;
        foreach (var (parameter, state) in given)
            entry = entry.Create(parameter, state).With(parameter, new InstanceValue(parameter));

        if (!analysis.Run(entry, cancellationToken))
            return null;

        if (analysis.Exit is not { } exit)
            return new(Exits: false, interpreter.Fatal, new Dictionary<IParameterSymbol, InstanceState>(SymbolEqualityComparer.Default), null);

        var after = new Dictionary<IParameterSymbol, InstanceState>(SymbolEqualityComparer.Default);
        foreach (var (parameter, state) in given)
            after[parameter] = exit.Instances.TryGetValue(parameter, out var known) ? known : state.Widened();

        return new(Exits: true, null, after, Returned(analysis));
    }

    private static InstanceState? Returned(FlowAnalysis analysis)
    {
        InstanceState? joined = null;
        foreach (var (state, value, _) in analysis.Returns)
        {
            if (value is not InstanceValue { Id: not IParameterSymbol and var id } || !state.Instances.TryGetValue(id, out var instance))
                return null;

            joined = joined is null ? instance : InstanceState.Join(joined, instance);
        }

        return joined;
    }

    /// <summary>The flow of the body that a call certainly runs; <see langword="null"/> where it is elsewhere, or may be another.</summary>
    private ControlFlowGraph? FlowOf(IMethodSymbol method, CancellationToken cancellationToken) => method switch
    {
        { MethodKind: MethodKind.LocalFunction, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } around } =>
            FlowOf(around.OriginalDefinition, cancellationToken) is { } flow && flow.LocalFunctions.Contains(method.OriginalDefinition)
                && !method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken).DescendantNodes().Any(node => node is YieldStatementSyntax)
                    ? flow.GetLocalFunctionControlFlowGraph(method.OriginalDefinition, cancellationToken)
                    : null,
        { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsAbstract: false, IsExtern: false, IsOverride: false }
            when SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly)
                && method.ContainingType?.TypeKind is TypeKind.Class or TypeKind.Struct =>
            _bodies.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, each => FindFlow(each, cancellationToken)),
        _ => null,
    };

    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness", "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "A called method may be in another file; each body is asked for once.")]
    private ControlFlowGraph? FindFlow(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration
        && !declaration.DescendantNodes().Any(node => node is YieldStatementSyntax)
        && _compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration, cancellationToken) is IMethodBodyOperation body
            ? ControlFlowGraph.Create(body, cancellationToken)
            : null;
}
