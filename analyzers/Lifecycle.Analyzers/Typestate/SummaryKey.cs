using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>What a summary depends on. Equal by value, apart from where the stages became known.</summary>
internal sealed class SummaryKey : IEquatable<SummaryKey>
{
    private readonly ControlFlowGraph _flow;
    private readonly ISymbol? _made;
    private readonly IReadOnlyList<(ISymbol Variable, InstanceState State)> _given;
    private readonly IReadOnlyList<(ISymbol Variable, KeyValue Value)> _constants;
    private readonly int _hash;

    /// <param name="flow">The body.</param>
    /// <param name="made">The field or property whose instance is asked for, or <see langword="null"/>.</param>
    /// <param name="given">The instances in its parameters and fields.</param>
    /// <param name="constants">The constants in its other parameters.</param>
    public SummaryKey(
        ControlFlowGraph flow,
        ISymbol? made,
        IReadOnlyList<(ISymbol Variable, InstanceState State)> given,
        IReadOnlyList<(ISymbol Variable, KeyValue Value)> constants)
    {
        (_flow, _made, _given, _constants) = (flow, made, given, constants);
        _hash = flow.GetHashCode();
        foreach (var (_, state) in given)
            _hash = unchecked((_hash * 31) + state.Stages.GetHashCode());
        foreach (var (_, value) in constants)
            _hash = unchecked((_hash * 31) + value.Key.GetHashCode());
    }

    public bool Equals(SummaryKey? other) =>
        other is not null
        && ReferenceEquals(_flow, other._flow)
        && AreSame(_made, other._made)
        && _given.Count == other._given.Count
        && _constants.Count == other._constants.Count
        && _given.Zip(other._given, AreEqual).All(equal => equal)
        && _constants.Zip(other._constants, AreEqual).All(equal => equal);

    public override bool Equals(object? obj) => Equals(obj as SummaryKey);

    public override int GetHashCode() => _hash;

    private static bool AreEqual(
        (ISymbol Variable, InstanceState State) left,
        (ISymbol Variable, InstanceState State) right) =>
        AreSame(left.Variable, right.Variable)
        && left.State.Graph.Definition == right.State.Graph.Definition
        && left.State.Sharing == right.State.Sharing
        && left.State.Stages == right.State.Stages;

    private static bool AreEqual((ISymbol Variable, KeyValue Value) left, (ISymbol Variable, KeyValue Value) right) =>
        AreSame(left.Variable, right.Variable) && left.Value.Key == right.Value.Key;

    private static bool AreSame(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
