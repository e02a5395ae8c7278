using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides from the shape of code alone whether it can run.</summary>
internal static class DeadCode
{
    /// <summary>How deep calls of methods that always throw are followed.</summary>
    private const int MaxDepth = 3;

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

            isBehind |= NeverEnds(each, MaxDepth);
        }

        return false;
    }

    /// <summary>Whether control never reaches the end of a statement.</summary>
    private static bool NeverEnds(IOperation statement, int depth) => statement switch
    {
        IReturnOperation { IsImplicit: false, Kind: OperationKind.Return } => true,
        IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => NeverReturns(call, depth),
        IBlockOperation block => block.Operations.Any(each => NeverEnds(each, depth))
            && !block.Operations.Any(each => each is ILabeledOperation),
        IConditionalOperation { WhenFalse: { } other } choice => NeverEnds(choice.WhenTrue, depth)
            && NeverEnds(other, depth),
        IConditionalOperation choice => IsConstant(choice.Condition, true) && NeverEnds(choice.WhenTrue, depth),
        IWhileLoopOperation { ConditionIsTop: true } loop => IsConstant(loop.Condition, true)
            && !loop.Body.DescendantsAndSelf().Any(each => each is IBranchOperation),
        IUsingOperation usage => NeverEnds(usage.Body, depth),
        ILockOperation locked => NeverEnds(locked.Body, depth),
        ITryOperation attempt => (attempt.Finally is { } final && NeverEnds(final, depth))
            || (NeverEnds(attempt.Body, depth) && attempt.Catches.All(handler => NeverEnds(handler.Handler, depth))),
        _ => false,
    };

    private static bool NeverReturns(IInvocationOperation call, int depth) =>
        call.TargetMethod.GetAttributes().Any(each => each.AttributeClass?.Name == "DoesNotReturnAttribute")
        || (
            depth > 0
            && call.TargetMethod is { IsVirtual: false, IsAbstract: false, IsOverride: false, IsAsync: false }
            && call.TargetMethod.DeclaringSyntaxReferences is [var declared]
            && call.SemanticModel is { } model
            && declared.SyntaxTree == model.SyntaxTree
            && BodyOf(model.GetOperation(declared.GetSyntax())) is { } body
            && body.Operations.Any(each => AlwaysThrows(each, depth - 1)));

    private static IBlockOperation? BodyOf(IOperation? declaration) => declaration switch
    {
        IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
        ILocalFunctionOperation function => function.Body,
        _ => null,
    };

    private static bool AlwaysThrows(IOperation statement, int depth) => statement switch
    {
        IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IReturnOperation { ReturnedValue: { } value } => Unwrapped.Expression(value) is IThrowOperation,
        IExpressionStatementOperation { Operation: IInvocationOperation call } => NeverReturns(call, depth),
        _ => false,
    };

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
