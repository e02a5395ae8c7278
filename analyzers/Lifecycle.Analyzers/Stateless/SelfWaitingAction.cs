using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4023: an entry or exit action that waits until its own machine has moved.</summary>
internal sealed class SelfWaitingAction : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4023", DiagnosticSeverity.Warning, "An action waits for its own machine to move",
        "The machine stays in {0} until this action returns, so this loop never ends. Move the code behind it to the "
            + "state that it waits for.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        if (machine.IsImmediate != false || machine.IsStoredElsewhere)
            return;

        foreach (var callback in machine.CallbackFunctions.Where(callback =>
                callback is { State: not null, Registration.TargetMethod.Name: var name }
                && (name.StartsWith("OnEntry", StringComparison.Ordinal)
                    || name.StartsWith("OnExit", StringComparison.Ordinal))))
        {
            foreach (var loop in CodePlace.Own(callback.Body).OfType<IWhileLoopOperation>()
                    .Where(loop => !DeadCode.Contains(loop) && !MayEnd(loop)))
            {
                if (loop.Condition is { } condition
                    && StatesDuring(callback, machine).All(state => Holds(condition, state, machine)))
                    code.Report(Rule, condition.Syntax.GetLocation(), callback.State);
            }
        }
    }

    /// <summary>The states that the machine may be in while a callback runs.</summary>
    private static IEnumerable<MachineState> StatesDuring(MachineCallback callback, Machine machine) =>
        machine.States.Where(each => each.IsWithin(machine.Find(callback.State!)!));

    private static bool MayEnd(IWhileLoopOperation loop) =>
        loop.Body.DescendantsAndSelf().Any(each =>
            each is IBranchOperation or IReturnOperation { IsImplicit: false } or IThrowOperation);

    /// <summary>Whether a condition certainly holds in a state.</summary>
    private static bool Holds(IOperation condition, MachineState state, Machine machine) => condition switch
    {
        IParenthesizedOperation parenthesized => Holds(parenthesized.Operand, state, machine),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => Fails(operand, state, machine),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test => KeyIn(test, machine) == state.Key,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test => KeyIn(test, machine) is { } key
            && key != state.Key,
        IInvocationOperation call => StateIn(call, machine) is { } asked && state.IsWithin(asked),
        _ => false,
    };

    private static bool Fails(IOperation condition, MachineState state, Machine machine) =>
        condition is IInvocationOperation call && StateIn(call, machine) is { } asked && !state.IsWithin(asked);

    private static MachineState? StateIn(IInvocationOperation call, Machine machine) =>
        call.TargetMethod.Name == "IsInState"
        && machine.IsReadBy(call.Instance)
        && StatelessCode.Key(StatelessCode.Argument(call, "state")) is { } key
            ? machine.Find(key)
            : null;

    private static string? KeyIn(IBinaryOperation test, Machine machine)
    {
        bool IsState(IOperation side) => Unwrapped.Expression(side)
            is IPropertyReferenceOperation { Property.Name: "State" } property && machine.IsReadBy(property.Instance);
        return IsState(test.LeftOperand) ? StatelessCode.Key(test.RightOperand)
            : IsState(test.RightOperand) ? StatelessCode.Key(test.LeftOperand)
            : null;
    }
}
