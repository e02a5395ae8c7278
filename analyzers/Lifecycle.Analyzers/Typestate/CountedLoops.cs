using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Finds the loops that certainly run at least twice, and in which every round runs all statements: <c>for</c> loops
/// over constant bounds whose bodies do not branch.
/// </summary>
internal static class CountedLoops
{
    /// <summary>
    /// The block that tests the condition of each loop, and the last block of its body and incrementors.
    /// </summary>
    public static IEnumerable<(BasicBlock Head, int Last)> In(ControlFlowGraph flow) =>
        from block in flow.Blocks
        where block.BranchValue is IBinaryOperation { Syntax.Parent: ForStatementSyntax } condition
            && IsCounted(condition, (ForStatementSyntax)condition.Syntax.Parent!, flow.OriginalOperation.SemanticModel)
        let back = block.Predecessors
            .Where(each => each.Source.Ordinal >= block.Ordinal)
            .Select(each => each.Source.Ordinal)
            .DefaultIfEmpty(-1)
            .Max()
        where back >= 0
        select (block, back);

    private static bool IsCounted(IBinaryOperation condition, ForStatementSyntax loop, SemanticModel? model) =>
        loop is { Declaration.Variables: [{ Initializer.Value: var start } counter], Incrementors: [var step] }
        && condition.Syntax == loop.Condition
        && condition.LeftOperand is ILocalReferenceOperation { Local.Name: var name }
        && name == counter.Identifier.ValueText
        && condition.RightOperand.ConstantValue is { HasValue: true, Value: int bound }
        && model?.GetConstantValue(start) is { HasValue: true, Value: int first }
        && condition.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => first < bound - 1,
            BinaryOperatorKind.LessThanOrEqual => first < bound,
            _ => false,
        }
        && IsStep(step, name)
        && !loop.Statement.DescendantNodesAndSelf().Any(node => Branches(node) || Writes(node, name));

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
