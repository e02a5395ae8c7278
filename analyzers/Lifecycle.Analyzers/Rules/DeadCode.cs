using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides from the shape of code alone whether it can run.</summary>
internal static class DeadCode
{
    /// <summary>
    /// Whether an operation never runs: a constant condition excludes it, or it is behind a statement that control
    /// does not leave.
    /// </summary>
    public static bool Contains(IOperation operation)
    {
        for (var (each, parent) = (operation, operation.Parent);
            parent is not null;
            (each, parent) = (parent, parent.Parent))
        {
            var isExcluded = parent switch
            {
                IConditionalOperation choice => (each == choice.WhenTrue && IsConstant(choice.Condition, false))
                    || (each == choice.WhenFalse && IsConstant(choice.Condition, true)),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both =>
                    each == both.RightOperand && IsConstant(both.LeftOperand, false),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either =>
                    each == either.RightOperand && IsConstant(either.LeftOperand, true),
                IWhileLoopOperation { ConditionIsTop: true } loop => each == loop.Body
                    && IsConstant(loop.Condition, false),
                IForLoopOperation loop => each == loop.Body && IsConstant(loop.Condition, false),
                IBlockOperation block => IsBehindEnd(block.Operations, each),
                ISwitchCaseOperation section => IsBehindEnd(section.Body, each),
                _ => false,
            };
            if (isExcluded)
                return true;
        }

        return false;
    }

    private static bool IsBehindEnd(IReadOnlyList<IOperation> statements, IOperation statement)
    {
        var isBehind = false;
        foreach (var each in statements)
        {
            // A goto may lead to a label.
            if (each is ILabeledOperation)
                isBehind = false;
            if (each == statement)
                return isBehind;

            isBehind |= NeverEnds(each);
        }

        return false;
    }

    /// <summary>Whether control never reaches the end of a statement.</summary>
    private static bool NeverEnds(IOperation statement) => statement switch
    {
        IReturnOperation { IsImplicit: false, Kind: OperationKind.Return } => true,
        IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => NeverReturns(call.TargetMethod),
        IBlockOperation block => block.Operations.Any(each => NeverEnds(each))
            && !block.Operations.Any(each => each is ILabeledOperation),
        IConditionalOperation { WhenFalse: { } other } choice => NeverEnds(choice.WhenTrue) && NeverEnds(other),
        IConditionalOperation choice => IsConstant(choice.Condition, true) && NeverEnds(choice.WhenTrue),
        IWhileLoopOperation { ConditionIsTop: true } loop => IsConstant(loop.Condition, true)
            && !loop.Body.DescendantsAndSelf().Any(each => each is IBranchOperation),
        IUsingOperation usage => NeverEnds(usage.Body),
        ILockOperation locked => NeverEnds(locked.Body),
        ITryOperation attempt => (attempt.Finally is { } final && NeverEnds(final))
            || (NeverEnds(attempt.Body) && attempt.Catches.All(handler => NeverEnds(handler.Handler))),
        _ => false,
    };

    /// <summary>Whether a call throws or ends the process. An asynchronous method keeps its exception.</summary>
    private static bool NeverReturns(IMethodSymbol method) => !method.IsAsync && Returning.NeverReturns(method);

    /// <summary>Whether a condition certainly has a value, although parts of it may be unknown.</summary>
    private static bool IsConstant(IOperation? condition, bool value) =>
        condition switch
        {
            { ConstantValue: { HasValue: true, Value: bool constant } } => constant == value,
            IParenthesizedOperation parenthesized => IsConstant(parenthesized.Operand, value),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => IsConstant(negation.Operand, !value),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when !value =>
                IsConstant(both.LeftOperand, false) || IsConstant(both.RightOperand, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when value =>
                IsConstant(either.LeftOperand, true) || IsConstant(either.RightOperand, true),
            _ => false,
        };
}
