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
        if (condition is FlagValue { Is: var known })
            return known == holds ? state : null;

        if (condition is UnknownFlag flag)
            return state.With(flag.Variable, new FlagValue(holds != flag.IsNegated));

        for (var truth = condition as TruthValue; truth is not null; truth = truth.Also)
        {
            if (!state.Instances.TryGetValue(truth.Id, out var instance))
                continue;

            var stages = instance.Stages & (holds ? truth.WhenTrue : truth.WhenFalse);
            if (stages.IsEmpty)
                return null;

            if (stages != instance.Stages)
                state = state.Refine(
                    truth.Id,
                    instance with
                    {
                        Stages = stages,
                        KnownAt = Places.Union(place, instance.KnownAt),
                    });
        }

        return state;
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

        var truth = Equality(left, comparison.RightOperand, right) ?? Equality(right, comparison.LeftOperand, left);
        if (comparison.OperatorKind == BinaryOperatorKind.NotEquals)
            truth = truth?.Negated;

        Judge(comparison, left as StageValue ?? right as StageValue, truth);
        return truth;
    }

    /// <summary>Tuples are equal if all their elements are.</summary>
    public TruthValue? Compare(ITupleBinaryOperation comparison)
    {
        var operands = memory.Together([comparison.LeftOperand, comparison.RightOperand], interpreter.Evaluate);
        var (left, right) = (operands[0] as TupleValue, operands[1] as TupleValue);
        if (interference.Application.MayRunHidden(comparison))
            interference.RunApplicationCode();
        if (memory.State is null
            || Unwrapped.Expression(comparison.LeftOperand) is not ITupleOperation { Elements: var ones }
            || Unwrapped.Expression(comparison.RightOperand) is not ITupleOperation { Elements: var others }
            || ones.Length != others.Length)
            return null;

        var truth = All(ones.Select((one, index) =>
            Equality(left?.Elements[index], others[index], right?.Elements[index])
            ?? Equality(right?.Elements[index], one, left?.Elements[index])));
        return comparison.OperatorKind == BinaryOperatorKind.NotEquals ? truth?.Negated : truth;
    }

    public TruthValue? Match(IIsPatternOperation test)
    {
        var value = interpreter.Evaluate(test.Value);
        var isPlain = !interference.Application.MayRunHidden(test.Pattern);
        if (!isPlain)
            interference.RunApplicationCode();
        if (memory.State is null)
            return null;

        foreach (var pattern in test.Pattern.DescendantsAndSelf())
        {
            if (Declared(pattern) is not ILocalSymbol declared)
                continue;

            // A designation for the whole value is an alias; a designation for a part is unknown.
            if (value is not InstanceValue instance)
            {
                memory.Forget(declared);
                continue;
            }

            var isAlias = vocabulary.IsInstance(declared.Type)
                || SymbolEqualityComparer.Default.Equals(declared.Type, test.Value.Type);
            memory.Bind(declared, isAlias ? instance : null);

            // As another type, it may be called without being tracked.
            if (!isAlias && IsWhole(pattern))
                memory.Escape(instance);
        }

        var truth = isPlain ? Match(value, test.Pattern) : null;
        Judge(test, value as StageValue, truth);
        return truth;
    }

    private TruthValue? Equality(Value? value, IOperation other, Value? known = null)
    {
        if (other.ConstantValue is { HasValue: true, Value: bool expected } && value is TruthValue truth)
            return expected ? truth : truth.Negated;

        return ((known as KeyValue)?.Key ?? Key.Of(other)) is { } key ? Equality(value, key) : null;
    }

    private TruthValue? Equality(Value? value, string key) => value switch
    {
        StageValue stage when memory.State!.Instances.TryGetValue(stage.Id, out var instance) =>
            stage.MayBeNull
                ? new(stage.Id, instance.Graph.Of(key), instance.Graph.All)
                : Truth(stage.Id, instance.Graph, instance.Graph.Of(key)),
        OutcomeValue { Result: var result } => vocabulary.IsOutcome(result, key),
        _ => null,
    };

    /// <summary>Whether a pattern matches the whole value, not a part of it.</summary>
    private static bool IsWhole(IOperation pattern)
    {
        while (pattern.Parent is IBinaryPatternOperation or INegatedPatternOperation)
            pattern = pattern.Parent;

        return pattern.Parent is not (IPropertySubpatternOperation or IPatternOperation);
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
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
                return Match(value, or.LeftPattern) is { } one
                    && Match(value, or.RightPattern) is { } other
                    && Equals(one.Id, other.Id)
                    ? new(one.Id, one.WhenTrue | other.WhenTrue, one.WhenFalse & other.WhenFalse)
                    : null;
            case IBinaryPatternOperation and:
                return All([Match(value, and.LeftPattern), Match(value, and.RightPattern)]);
            case IRelationalPatternOperation relation:
                return Compare(value, relation.OperatorKind, relation.Value);
            case IRecursivePatternOperation recursive when value is TupleValue { Elements: var elements }
                && elements.Length == recursive.DeconstructionSubpatterns.Length
                && recursive.PropertySubpatterns.IsEmpty:
                return All(
                    recursive.DeconstructionSubpatterns
                        .Select((each, index) => (Pattern: each, Value: elements[index]))
                        .Where(each => !MatchesAll(each.Pattern))
                        .Select(each => Match(each.Value, each.Pattern)));
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive:
                return All(
                    recursive.PropertySubpatterns
                        .Where(each => !MatchesAll(each.Pattern))
                        .Select(each =>
                            each.Member is IPropertyReferenceOperation { Property: var property }
                                ? Match(Member(value, property), each.Pattern)
                                : null));
            default:
                return null;
        }
    }

    private static bool MatchesAll(IPatternOperation pattern) =>
        pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };

    /// <summary>
    /// The stages in which all of several tests may hold. A test that is unknown may fail in every stage.
    /// </summary>
    private TruthValue? All(IEnumerable<TruthValue?> tests)
    {
        var all = tests.ToArray();
        var known = all.OfType<TruthValue>().SelectMany(Parts).GroupBy(each => each.Id).ToArray();
        if (known is [{ Key: var only } same] && memory.State!.Instances.TryGetValue(only, out var instance))
            return new(
                only,
                same.Aggregate(instance.Graph.All, (both, each) => both & each.WhenTrue),
                all.All(each => each is not null)
                    ? same.Aggregate(StageSet.Empty, (either, each) => either | each.WhenFalse)
                    : instance.Graph.All);

        // Of tests of several instances, any may be the one that fails.
        TruthValue? also = null;
        foreach (var each in known)
        {
            if (memory.State!.Instances.TryGetValue(each.Key, out var tested))
                also = new(
                    each.Key,
                    each.Aggregate(tested.Graph.All, (both, truth) => both & truth.WhenTrue),
                    tested.Graph.All,
                    also);
        }

        return also;
    }

    private static IEnumerable<TruthValue> Parts(TruthValue truth)
    {
        for (var part = truth; part is not null; part = part.Also)
            yield return part;
    }

    /// <summary>The stages whose number is less or greater than that of a constant.</summary>
    private TruthValue? Compare(Value? value, BinaryOperatorKind relation, IOperation constant)
    {
        if (value is not StageValue { MayBeNull: false } stage
            || constant.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            || constant.ConstantValue is not { HasValue: true, Value: { } limit }
            || !memory.State!.Instances.TryGetValue(stage.Id, out var instance))
            return null;

        var stages = StageSet.Empty;
        foreach (var member in type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue))
        {
            var order = Comparer<object>.Default.Compare(member.ConstantValue!, limit);
            var holds = relation switch
            {
                BinaryOperatorKind.LessThan => order < 0,
                BinaryOperatorKind.LessThanOrEqual => order <= 0,
                BinaryOperatorKind.GreaterThan => order > 0,
                BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
                _ => true,
            };
            if (holds && instance.Graph.Stages.IndexOf(Key.Of(member.ConstantValue!, type)) is >= 0 and var index)
                stages |= StageSet.Single(index);
        }

        return Truth(stage.Id, instance.Graph, stages);
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
