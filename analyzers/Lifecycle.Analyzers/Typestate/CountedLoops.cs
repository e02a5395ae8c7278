using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>A <c>for</c> loop whose counter nothing but the loop itself changes.</summary>
/// <param name="Head">The block that compares the counter with its bound.</param>
/// <param name="Last">The ordinal of the last block of its body and incrementors.</param>
/// <param name="Rounds">The number of rounds after which the counter ends the loop.</param>
/// <param name="IsPlain">Whether all these rounds certainly run, and each of them runs all statements.</param>
internal sealed record CountedLoop(BasicBlock Head, int Last, int Rounds, bool IsPlain)
{
    private const int MaxRounds = 8;

    /// <summary>Whether its rounds are so few that they are executed one by one.</summary>
    public bool IsShort => Rounds <= MaxRounds;

    public bool Contains(int ordinal) => ordinal >= Head.Ordinal && ordinal <= Last;
}

/// <summary>Finds the <c>for</c> loops that count from one constant to another.</summary>
internal static class CountedLoops
{
    public static IEnumerable<CountedLoop> In(ControlFlowGraph flow) =>
        from block in flow.Blocks
        let condition = block.BranchValue as IBinaryOperation
        where condition is not null
        let loop = LoopOf(condition.Syntax)
        where loop is not null
        let rounds = Rounds(condition, loop, flow.OriginalOperation.SemanticModel)
        where rounds > 0
        let back = block.Predecessors
            .Where(each => each.Source.Ordinal >= block.Ordinal)
            .Select(each => each.Source.Ordinal)
            .DefaultIfEmpty(-1)
            .Max()
        where back >= 0
        select new CountedLoop(
            block,
            back,
            rounds,
            condition.Syntax == loop.Condition && !loop.Statement.DescendantNodesAndSelf().Any(Branches));

    /// <summary>The loop whose condition is a comparison, or begins with it.</summary>
    private static ForStatementSyntax? LoopOf(SyntaxNode comparison)
    {
        var condition = comparison;
        while (condition.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both
            && both.Left == condition)
            condition = both;

        return condition.Parent is ForStatementSyntax loop && loop.Condition == condition ? loop : null;
    }

    /// <summary>The number of rounds; 0 if it is unknown.</summary>
    private static int Rounds(IBinaryOperation condition, ForStatementSyntax loop, SemanticModel? model)
    {
        if (loop is not { Declaration.Variables: [{ Initializer.Value: var start } counter], Incrementors: [var step] }
            || condition.LeftOperand is not ILocalReferenceOperation { Local.Name: var name }
            || name != counter.Identifier.ValueText
            || condition.RightOperand.ConstantValue is not { HasValue: true, Value: int bound }
            || model?.GetConstantValue(start) is not { HasValue: true, Value: int first }
            || !IsStep(step, name)
            || loop.Condition!.DescendantNodesAndSelf().Concat(loop.Statement.DescendantNodesAndSelf())
                .Any(node => Writes(node, name) || HasHandlers(node)))
            return 0;

        var rounds = condition.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => (long)bound - first,
            BinaryOperatorKind.LessThanOrEqual => (long)bound - first + 1,
            _ => 0,
        };
        return (int)Math.Min(rounds, int.MaxValue);
    }

    /// <summary>Whether control leaves a statement through a <c>finally</c>, or jumps anywhere.</summary>
    private static bool HasHandlers(SyntaxNode node) => node
        is TryStatementSyntax
            or UsingStatementSyntax
            or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
            or LockStatementSyntax
            or CommonForEachStatementSyntax
            or GotoStatementSyntax
            or LabeledStatementSyntax;

    private static bool IsStep(ExpressionSyntax step, string counter) =>
        step
            is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression, Operand: var after }
            ? IsName(after, counter)
            : step is PrefixUnaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.PreIncrementExpression,
                Operand: var before
            }
            && IsName(before, counter);

    private static bool Branches(SyntaxNode node) => node
        is IfStatementSyntax
            or SwitchStatementSyntax
            or SwitchExpressionSyntax
            or ConditionalExpressionSyntax
            or ConditionalAccessExpressionSyntax
            or WhileStatementSyntax
            or DoStatementSyntax
            or ForStatementSyntax
            or CommonForEachStatementSyntax
            or TryStatementSyntax
            or UsingStatementSyntax
            or LockStatementSyntax
            or GotoStatementSyntax
            or LabeledStatementSyntax
            or BreakStatementSyntax
            or ContinueStatementSyntax
            or ReturnStatementSyntax
            or ThrowStatementSyntax
            or ThrowExpressionSyntax
            or YieldStatementSyntax
            or LocalFunctionStatementSyntax
            or AnonymousFunctionExpressionSyntax
        || node.Kind()
            is SyntaxKind.LogicalAndExpression
                or SyntaxKind.LogicalOrExpression
                or SyntaxKind.CoalesceExpression
                or SyntaxKind.CoalesceAssignmentExpression;

    private static bool Writes(SyntaxNode node, string counter) => node switch
    {
        AssignmentExpressionSyntax { Left: var target } =>
            target.DescendantNodesAndSelf().Any(each => IsName(each, counter)),
        PrefixUnaryExpressionSyntax { Operand: var operand } => IsName(operand, counter),
        PostfixUnaryExpressionSyntax { Operand: var operand } => IsName(operand, counter),
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => IsName(argument.Expression, counter),
        RefExpressionSyntax { Expression: var expression } => IsName(expression, counter),
        _ => false,
    };

    private static bool IsName(SyntaxNode node, string name) =>
        node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}
