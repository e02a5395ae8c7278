using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <content>Comparisons and patterns that test a stage or an outcome.</content>
internal sealed partial class Interpreter
{
    private TruthValue? Compare(IBinaryOperation comparison)
    {
        var left = Evaluate(comparison.LeftOperand);
        var right = Evaluate(comparison.RightOperand);
        var truth = Equality(left, comparison.RightOperand) ?? Equality(right, comparison.LeftOperand);
        if (comparison.OperatorKind == BinaryOperatorKind.NotEquals)
            truth = truth?.Negated;

        JudgeTest(comparison, left as StageValue ?? right as StageValue, truth);
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
        StageValue stage when State!.Instances.TryGetValue(stage.Id, out var instance) =>
            Truth(stage.Id, instance.Graph, instance.Graph.Of(key)),
        OutcomeValue { Result: var result } => new(result.Id, vocabulary.After(result, key), OtherThan(result, key)),
        _ => null,
    };

    private StageSet OtherThan(ResultValue result, string key)
    {
        var others = StageSet.Empty;
        foreach (var outcome in new[] { "NotPermitted", "Refused", "Moved", "Stayed", "Ignored", "Conflict" })
        {
            if (outcome != key)
                others |= vocabulary.After(result, outcome);
        }

        return others;
    }

    private static TruthValue Truth(object id, StageGraph graph, StageSet stages) =>
        new(id, stages, graph.All.Except(stages));

    private TruthValue? Match(IIsPatternOperation test)
    {
        var value = Evaluate(test.Value);
        if (State is null)
            return null;

        foreach (var declared in test.Pattern.DescendantsAndSelf().Select(Declared).OfType<ILocalSymbol>())
        {
            // A designation for the whole value is an alias; a designation for a part is unknown.
            if (value is InstanceValue instance)
                Bind(
                    declared,
                    test.Value,
                    vocabulary.IsInstance(declared.Type)
                    || SymbolEqualityComparer.Default.Equals(declared.Type, test.Value.Type)
                        ? instance
                        : null);
            else
                State = State!.With(declared, null);
        }

        var truth = Match(value, test.Pattern);
        JudgeTest(test, value as StageValue, truth);
        return truth;
    }

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

    private void JudgeTest(IOperation test, StageValue? stage, TruthValue? truth)
    {
        if (_report is null
            || stage is null
            || truth is null
            || !State!.Instances.TryGetValue(stage.Id, out var instance)
            || instance.Stages.IsEmpty)
            return;

        if ((instance.Stages & truth.WhenFalse).IsEmpty)
            _report(new(FindingKind.AlwaysTrue, test.Syntax.GetLocation(), instance, string.Empty, StageSet.Empty));
        else if ((instance.Stages & truth.WhenTrue).IsEmpty)
            _report(new(FindingKind.AlwaysFalse, test.Syntax.GetLocation(), instance, string.Empty, StageSet.Empty));
    }
}
