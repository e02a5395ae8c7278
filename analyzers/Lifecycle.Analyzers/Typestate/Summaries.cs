using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// Summaries of calls to methods of the same compilation, cached. One object per compilation; thread-safe.
/// </summary>
internal sealed class Summaries
{
    private const int MaxDepth = 4;

    private static readonly Dictionary<ISymbol, InstanceState> Unchanged = new(SymbolEqualityComparer.Default);

    private readonly Vocabulary _vocabulary;
    private readonly Contracts _contracts;
    private readonly Bodies _bodies;
    private readonly Wrappers _wrappers;
    private readonly StableMembers _stable;
    private readonly ConcurrentDictionary<SummaryKey, Summary?> _known = new();

    /// <summary>
    /// The summaries of calls inside the bodies; <see langword="null"/> at the maximum depth, which also ends
    /// recursion.
    /// </summary>
    private readonly Summaries? _deeper;

    public Summaries(
        Vocabulary vocabulary,
        Contracts contracts,
        Compilation compilation,
        Wrappers wrappers,
        StableMembers stable)
        : this(vocabulary, contracts, new(vocabulary, compilation), wrappers, stable, depth: 0)
    {
    }

    private Summaries(
        Vocabulary vocabulary,
        Contracts contracts,
        Bodies bodies,
        Wrappers wrappers,
        StableMembers stable,
        int depth)
    {
        (_vocabulary, _contracts, _bodies, _wrappers, _stable) = (vocabulary, contracts, bodies, wrappers, stable);
        _deeper = depth < MaxDepth ? new(vocabulary, contracts, bodies, wrappers, stable, depth + 1) : null;
    }

    /// <summary>The summary of a call for instances in given states; <see langword="null"/> if unknown.</summary>
    /// <param name="method">The method.</param>
    /// <param name="instances">The instances in its parameters and in the field of a wrapper.</param>
    /// <param name="constants">The constants in its other parameters.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Summary? Of(
        IMethodSymbol method,
        IEnumerable<(ISymbol Variable, InstanceState State)> instances,
        IReadOnlyList<(ISymbol Variable, KeyValue Value)> constants,
        CancellationToken cancellationToken)
    {
        var given = instances.Select(each => (Variable: each.Variable.OriginalDefinition, each.State)).ToArray();
        if ((given.Length == 0 && !ReturnsInstance(method))
            || _bodies.FlowOf(method, cancellationToken) is not { } flow)
            return null;

        return Remembered(flow, given, constants, null, cancellationToken);
    }

    /// <summary>The parameter of an extension block that a member of it uses as its receiver.</summary>
    public IParameterSymbol? ReceiverOf(IMethodSymbol method) => _bodies.ReceiverOf(method);

    /// <summary>
    /// The state of the instance that the initializer of a field or property creates; <see langword="null"/> if
    /// unknown.
    /// </summary>
    public InstanceState? Initial(ISymbol member, CancellationToken cancellationToken) =>
        _bodies.InitializerOf(member, cancellationToken) is { } initializer
            ? Remembered(initializer, [], [], member, cancellationToken)?.Returned
            : null;

    /// <summary>The summary of a constructor, including the instance in a field or property afterwards.</summary>
    public Summary? OfMaking(
        IMethodSymbol constructor,
        ISymbol member,
        IEnumerable<(ISymbol Variable, InstanceState State)> instances,
        IReadOnlyList<(ISymbol Variable, KeyValue Value)> constants,
        CancellationToken cancellationToken)
    {
        var given = instances.Select(each => (Variable: each.Variable.OriginalDefinition, each.State)).ToList();
        var initial = Initial(member, cancellationToken);
        if (constructor.DeclaringSyntaxReferences is not [var declared]
            || declared.GetSyntax(cancellationToken) is not ConstructorDeclarationSyntax declaration)
        {
            return initial is null ? null : new(Exits: true, Fatal: null, Unchanged, initial);
        }

        if (initial is not null)
            given.Add((
                member.OriginalDefinition,
                WrappedIn(member) is null ? initial with { Sharing = Sharing.Shared } : initial));

        return declaration.Initializer is null
            && _bodies.FlowOfConstructor(constructor, cancellationToken) is { } flow
            ? Remembered(flow, given, constants, member, cancellationToken)
            : null;
    }

    private Summary? Remembered(
        ControlFlowGraph flow,
        IReadOnlyList<(ISymbol Variable, InstanceState State)> given,
        IReadOnlyList<(ISymbol Variable, KeyValue Value)> constants,
        ISymbol? made,
        CancellationToken cancellationToken) =>
        _known.GetOrAdd(
            new(flow, made, given, constants),
            _ => Run(flow, given, constants, made, cancellationToken));

    /// <summary>A member, if it is the field of a wrapper.</summary>
    private IFieldSymbol? WrappedIn(ISymbol? member) =>
        member is IFieldSymbol field
        && SymbolEqualityComparer.Default.Equals(_wrappers.FieldOf(field.ContainingType), field)
            ? field
            : null;

    private bool ReturnsInstance(IMethodSymbol method) =>
        _vocabulary.IsInstance(method.ReturnType)
        || (method.ReturnType is INamedTypeSymbol { TypeArguments: [var result] } && _vocabulary.IsInstance(result));

    private Summary? Run(
        ControlFlowGraph flow,
        IReadOnlyList<(ISymbol Variable, InstanceState State)> given,
        IReadOnlyList<(ISymbol Variable, KeyValue Value)> constants,
        ISymbol? made,
        CancellationToken cancellationToken)
    {
        var captured = _bodies.CapturedIn(flow);
        if (captured.HaveReferences)
            return null;

        var interpreter = new Interpreter(
            _vocabulary, _contracts, _deeper, _wrappers, captured, _stable, WrappedIn(made), cancellationToken);
        var analysis = new FlowAnalysis(flow, interpreter);
        var entry = FlowState.Empty;
        foreach (var (variable, state) in given)
        {
            entry = entry.Create(
                variable,
                captured.IsUsed(variable) || captured.IsWritten(variable)
                    ? state with { Sharing = Sharing.Captured }
                    : state);
            if (!captured.IsWritten(variable))
                entry = entry.With(variable, new InstanceValue(variable));
        }

        foreach (var (parameter, value) in constants.Where(each => !captured.IsWritten(each.Variable)))
            entry = entry.With(parameter, value);

        if (!analysis.Run(entry, cancellationToken))
            return null;

        var after = new Dictionary<ISymbol, InstanceState>(SymbolEqualityComparer.Default);
        foreach (var (variable, state) in given)
        {
            after[variable] = analysis.Exit?.Instances.TryGetValue(variable, out var known) == true
                ? known
                : state.ReachableClosure();
        }

        var summary = new Summary(
            Exits: analysis.Exit is not null,
            analysis.Fatal,
            after,
            Returned(analysis))
        {
            Refusals = analysis.Findings
                .Where(finding => finding.Kind == FindingKind.ImpossibleFire)
                .Select(finding => finding.Location)
                .ToArray(),
        };
        if (made is null || analysis.Exit is not { } exit)
            return summary;

        return exit[made] is InstanceValue { Id: var id } && exit.Instances.TryGetValue(id, out var kept)
            ? summary with
            {
                Returned = kept,
                Kept = id as IParameterSymbol,
            }
            : null;
    }

    private static InstanceState? Returned(FlowAnalysis analysis)
    {
        InstanceState? joined = null;
        foreach (var (state, value, _) in analysis.Returns)
        {
            if (value is not InstanceValue { Id: not IParameterSymbol and var id }
                || !state.Instances.TryGetValue(id, out var instance))
                return null;

            joined = joined is null ? instance : InstanceState.Join(joined, instance);
        }

        return joined;
    }
}
