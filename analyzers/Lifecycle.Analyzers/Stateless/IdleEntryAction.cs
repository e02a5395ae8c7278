using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4016: an entry action for a trigger that never enters its state.</summary>
internal sealed class IdleEntryAction : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4016", DiagnosticSeverity.Info, "An entry action never runs",
        "{0} never enters {1}, so this action never runs. Permit {0} to lead to {1}, or remove the action.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        // An unreachable state is reported itself.
        var unreachable = machine.UnreachableStates().ToArray();
        foreach (var group in machine.OwnActions)
        {
            var (state, action) = group.First();
            if (action is { Kind: ActionKind.Entry, HasTrigger: true }
                && group.All(each =>
                    each.Action.Trigger is { } trigger
                    && !unreachable.Contains(each.State)
                    && !machine.States.Any(from => MayEnter(machine, from, trigger, each.State))))
                code.Report(Rule, StatelessCode.PlaceOf(action.Call), action.Trigger, state.Key);
        }
    }

    private static bool MayEnter(Machine machine, MachineState owner, string trigger, MachineState entered) =>
        owner.Answers.Where(answer => answer.Trigger == trigger).Any(answer => answer.Kind switch
        {
            AnswerKind.Dynamic => true,
            AnswerKind.Reentry => owner.Entering().Contains(entered),
            AnswerKind.Move => answer.To is null || machine.Find(answer.To)!.Entering().Contains(entered),
            _ => false,
        });
}
