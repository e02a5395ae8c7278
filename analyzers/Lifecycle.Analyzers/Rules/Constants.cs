using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Conditions that have the same result in every run.</summary>
internal static class Constants
{
    /// <summary>The result of a condition; <see langword="null"/> if it is known only at run time.</summary>
    public static bool? ResultOf(IOperation? condition) => condition switch
    {
        null => null,
        { ConstantValue: { HasValue: true, Value: bool result } } => result,
        IParenthesizedOperation parenthesized => ResultOf(parenthesized.Operand),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } negation =>
            !ResultOf(negation.Operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison =>
            AreEqual(comparison.LeftOperand, comparison.RightOperand),
        IIsPatternOperation { Pattern: IConstantPatternOperation constant } test =>
            AreEqual(test.Value, constant.Value),
        _ => null,
    };

    private static bool? AreEqual(IOperation left, IOperation right) =>
        left.ConstantValue is { HasValue: true, Value: var one }
        && right.ConstantValue is { HasValue: true, Value: var other }
            ? Equals(one, other)
            : null;
}
