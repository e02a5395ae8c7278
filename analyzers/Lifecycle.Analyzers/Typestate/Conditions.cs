using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Comparisons and patterns that test a stage or an outcome.</summary>
internal sealed class Conditions(
    Vocabulary vocabulary,
    Memory memory,
    Interference interference,
    Interpreter interpreter
)
{
    /// <summary>
    /// The state in which a condition holds, or does not hold; <see langword="null"/> if that is impossible.
    /// </summary>
    public static FlowState? Assume(FlowState state, Value? condition, bool holds, Location place)
    {
        if (condition is not TruthValue truth || !state.Instances.TryGetValue(truth.Id, out var instance))
            return state;

        var stages = instance.Stages & (holds ? truth.WhenTrue : truth.WhenFalse);
        if (stages.IsEmpty)
            return null;

        return stages == instance.Stages
            ? state
            : state.Refine(
                truth.Id,
                instance with
                {
                    Stages = stages,
                    KnownAt = Places.Union(place, instance.KnownAt),
                });
    }

    public static TruthValue Permits(InstanceValue value, StageGraph graph, string trigger) =>
        new(value.Id, graph.Permitting(trigger), graph.All.Except(graph.CertainlyPermitting(trigger)));

    public static TruthValue Truth(object id, StageGraph graph, StageSet stages) =>
        new(id, stages, graph.All.Except(stages));

    public TruthValue? Compare(IBinaryOperation comparison)
    {
        var left = interpreter.Evaluate(comparison.LeftOperand);
        var right = interpreter.Evaluate(comparison.RightOperand);
        if (interference.Application.MayRunHidden(comparison))
            interference.RunApplicationCode();
        if (memory.State is null)
            return null;

        var truth = Equality(left, comparison.RightOperand) ?? Equality(right, comparison.LeftOperand);
        if (comparison.OperatorKind == BinaryOperatorKind.NotEquals)
            truth = truth?.Negated;

        Judge(comparison, left as StageValue ?? right as StageValue, truth);
        return truth;
    }

    public TruthValue? Match(IIsPatternOperation test)
    {
        var value = interpreter.Evaluate(test.Value);
        var isPlain = !interference.Application.MayRunHidden(test.Pattern);
        if (!isPlain)
            interference.RunApplicationCode();
        if (memory.State is null)
            return null;

        foreach (var declared in test.Pattern.DescendantsAndSelf().Select(Declared).OfType<ILocalSymbol>())
        {
            // A designation for the whole value is an alias; a designation for a part is unknown.
            if (value is InstanceValue instance)
                memory.Bind(
                    declared,
                    vocabulary.IsInstance(declared.Type)
                    || SymbolEqualityComparer.Default.Equals(declared.Type, test.Value.Type)
                        ? instance
                        : null);
            else
                memory.Forget(declared);
        }

        var truth = isPlain ? Match(value, test.Pattern) : null;
        Judge(test, value as StageValue, truth);
        return truth;
    }

    private TruthValue? Equality(Value? value, IOperation other)
    {
        if (other.ConstantValue is { HasValue: true, Value: bool expected } && value is TruthValue truth)
            return expected ? truth : truth.Negated;

        return Key.Of(other) is { } key ? Equality(value, key) : null;
    }

    private TruthValue? Equality(Value? value, string key) => value switch
    {
        StageValue stage when memory.State!.Instances.TryGetValue(stage.Id, out var instance) =>
            Truth(stage.Id, instance.Graph, instance.Graph.Of(key)),
        OutcomeValue { Result: var result } => vocabulary.IsOutcome(result, key),
        _ => null,
    };

    private static ISymbol? Declared(IOperation pattern) => pattern switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        _ => null,
    };

    /// <summary>The stages that a pattern selects; <see langword="null"/> if unknown.</summary>
    private TruthValue? Match(Value? value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation constant:
                return Equality(value, constant.Value);
            case INegatedPatternOperation negated:
                return Match(value, negated.Pattern)?.Negated;
            case IBinaryPatternOperation binary:
                var (left, right) = (Match(value, binary.LeftPattern), Match(value, binary.RightPattern));
                if (left is null || right is null || !Equals(left.Id, right.Id))
                    return null;

                return binary.OperatorKind == BinaryOperatorKind.Or
                    ? new(left.Id, left.WhenTrue | right.WhenTrue, left.WhenFalse & right.WhenFalse)
                    : new(left.Id, left.WhenTrue & right.WhenTrue, left.WhenFalse | right.WhenFalse);
            case IRecursivePatternOperation
            {
                DeconstructionSubpatterns.Length: 0,
                PropertySubpatterns: [var only]
            } recursive when recursive.DeclaredSymbol is null:
                return only.Member is IPropertyReferenceOperation { Property: var property }
                    ? Match(Member(value, property), only.Pattern)
                    : null;
            default:
                return null;
        }
    }

    private Value? Member(Value? value, IPropertySymbol property) => value switch
    {
        InstanceValue instance when vocabulary.IsStage(property) => new StageValue(instance.Id),
        ResultValue result => vocabulary.ReadResult(property, result),
        _ => null,
    };

    private void Judge(IOperation test, StageValue? stage, TruthValue? truth)
    {
        if (!interpreter.Findings.AreReported
            || stage is null
            || truth is null
            || !memory.State!.Instances.TryGetValue(stage.Id, out var instance)
            || instance.Stages.IsEmpty)
            return;

        if ((instance.Stages & truth.WhenFalse).IsEmpty)
            Report(FindingKind.AlwaysTrue);
        else if ((instance.Stages & truth.WhenTrue).IsEmpty)
            Report(FindingKind.AlwaysFalse);

        void Report(FindingKind kind) => interpreter.Findings.Add(
            new(kind, test.Syntax.GetLocation(), instance!, string.Empty, StageSet.Empty));
    }
}
