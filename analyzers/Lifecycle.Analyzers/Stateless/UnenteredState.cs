using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4019: an entry action of a state that no transition enters, above all of the initial state.</summary>
internal sealed class UnenteredState : StatelessRule
{
    private const string Title = "No transition enters the state of an entry action";

    private static readonly DiagnosticDescriptor Initial = Describe(
        "LFC4019", DiagnosticSeverity.Info, Title,
        "The machine starts in {0} and no transition enters it, so this action never runs. Run it where the machine is "
            + "created, or use OnActivate and call Activate.");

    private static readonly DiagnosticDescriptor Other = Describe(
        "LFC4019", DiagnosticSeverity.Info, Title,
        "No transition enters {0}, so this action never runs. Permit a trigger that leads there, or remove the "
            + "action.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Initial, Other);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        // An unreachable state is reported itself.
        var starting = machine.Initial is { } initial ? machine.Find(initial) : null;
        var unreachable = machine.UnreachableStates().ToArray();
        foreach (var group in machine.OwnActions)
        {
            var (state, action) = group.First();
            if (action is { Kind: ActionKind.Entry, HasTrigger: false }
                && group.All(each => !unreachable.Contains(each.State) && !IsEntered(each.State, machine)))
                code.Report(
                    starting?.IsWithin(state) == true ? Initial : Other,
                    StatelessCode.PlaceOf(action.Call),
                    state.Key);
        }
    }

    private static bool IsEntered(MachineState entered, Machine machine) =>
        machine.States.Any(from =>
            from.InitialTransitions.Any(initial => initial.To.Entering().Contains(entered) && machine.MayEnter(from))
            || from.Answers.Any(answer =>
                answer.Kind switch
                {
                    AnswerKind.Dynamic => true,
                    AnswerKind.Reentry => from.Entering().Contains(entered),
                    AnswerKind.Move => answer.To is null || MayCross(from, machine.Find(answer.To)!, entered, machine),
                    _ => false,
                }));

    /// <summary>Whether a move out of a state, or out of one within it, enters another state.</summary>
    private static bool MayCross(MachineState from, MachineState to, MachineState entered, Machine machine) =>
        to.Entering().Contains(entered)
        && machine.States.Any(source => source.IsWithin(from) && source != to && !source.IsWithin(entered))
        || to.InitialTransitions.Count > 0;
}
