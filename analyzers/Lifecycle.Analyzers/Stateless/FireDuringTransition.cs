using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4013: a fire that moves the machine immediately, in the middle of a transition.</summary>
internal sealed class FireDuringTransition : StatelessRule
{
    private const string Title = "A trigger is fired immediately during a transition";

    private static readonly DiagnosticDescriptor WhileLeaving = Describe(
        "LFC4013", DiagnosticSeverity.Warning, Title,
        "{0} moves the machine while it is leaving {1}, and the outer transition then overwrites the new state. Fire "
            + "it after the transition, or use FiringMode.Queued.");

    private static readonly DiagnosticDescriptor BeforeEntry = Describe(
        "LFC4013", DiagnosticSeverity.Warning, Title,
        "{0} moves the machine before the destination's entry actions have run, so they run afterwards. Use "
            + "OnTransitionCompleted, or FiringMode.Queued.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(WhileLeaving, BeforeEntry);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        if (machine.IsImmediate != true)
            return;

        foreach (var (callback, fire, trigger) in InnerFires.Of(machine))
        {
            var from = callback.State is { } key
                ? machine.States.Where(state => state.IsWithin(machine.Find(key)!))
                : machine.States;
            var firing = from
                .Where(state => state.SelfAndSuperstates().Any(each => each.Answers.Any(Answers)))
                .ToArray();
            bool Answers(MachineAnswer answer) => answer.Trigger == trigger;
            var answers = firing.SelectMany(state => state.SelfAndSuperstates())
                .SelectMany(state => state.Answers.Where(Answers))
                .ToArray();
            if (answers.Length == 0 || answers.Any(answer => answer.Kind is AnswerKind.Ignore or AnswerKind.Internal))
                continue;

            switch (callback.Registration.TargetMethod.Name)
            {
                case "OnExit" or "OnExitAsync":
                    code.Report(WhileLeaving, fire.Syntax.GetLocation(), trigger, callback.State);
                    break;
                case "OnTransitioned" or "OnTransitionedAsync" when firing.All(HasEntryAction):
                    code.Report(BeforeEntry, fire.Syntax.GetLocation(), trigger);
                    break;
            }
        }
    }

    private static bool HasEntryAction(MachineState state) =>
        state.Actions.Any(action => action is { Kind: ActionKind.Entry, HasTrigger: false });
}
