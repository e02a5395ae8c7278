using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// The graph of a machine, over-approximated for the engine: a guard may hold or not, and a callback that may fire
/// leads to the reachable closure. Immutable.
/// </summary>
internal sealed class MachineGraph : StageGraph
{
    private readonly Dictionary<string, StageSet> _within;
    private readonly HashSet<(string State, string Trigger)> _certain;

    public MachineGraph(Machine machine, Func<IOperation, bool> mayFire)
        : base(Fold(machine, mayFire))
    {
        Machine = machine;
        _within = machine.States.ToDictionary(
            state => state.Key,
            state =>
                machine
                    .States.Where(each => each.IsWithin(state))
                    .Select(each => Of(each.Key))
                    .Aggregate(StageSet.Empty, (union, set) => union | set));
        _certain =
        [
            .. machine.States.SelectMany(state => state.SelfAndSuperstates()
                .SelectMany(each => each.Answers)
                .Where(answer => answer is { IsGuarded: false, HasAsyncGuard: false })
                .Select(answer => (state.Key, answer.Trigger!))),
        ];
    }

    public Machine Machine { get; }

    /// <summary>The states that a new machine may be in.</summary>
    public StageSet Start => Machine.Initial is { } initial ? Of(initial) : All;

    /// <inheritdoc/>
    public override StageSet Within(string key) => _within.TryGetValue(key, out var states) ? states : StageSet.Empty;

    /// <inheritdoc/>
    public override StageSet CertainlyPermitting(string trigger) =>
        Stages
            .Where(state => _certain.Contains((state, trigger)))
            .Select(Of)
            .Aggregate(StageSet.Empty, (union, set) => union | set);

    /// <summary>A handler for unhandled triggers replaces the refusal, and may fire.</summary>
    public override Transfer Transfer(StageSet from, string trigger) =>
        Machine.HandlesUnhandled
            ? base.Transfer(from, trigger) with { Ignored = Reachable(from), Refusing = StageSet.Empty }
            : base.Transfer(from, trigger);

    /// <summary>A state that the application stores may change to any other at any time.</summary>
    public override StageSet Reachable(StageSet from) =>
        Machine.IsStoredElsewhere && !from.IsEmpty ? All : base.Reachable(from);

    private static FoldedGraph Fold(Machine machine, Func<IOperation, bool> mayFire)
    {
        var triggers = machine
            .States.SelectMany(state => state.Answers)
            .Select(answer => answer.Trigger!)
            .Distinct()
            .ToArray();
        var transitions = machine.States.SelectMany(state =>
            state
                .SelfAndSuperstates()
                .SelectMany(each =>
                    each.Answers.SelectMany(answer => Transitions(machine, state, each, answer, mayFire))));

        // A graph has at least one stage.
        var states = machine.States.Select(state => state.Key).DefaultIfEmpty(string.Empty).ToArray();
        return new(
            $"{machine.Holder.ContainingSymbol?.ToDisplayString()}.{machine.Holder.Name}",
            machine.Initial ?? states[0],
            new(states.Select(state => new FoldedStage(state, null, false, false, default)).ToImmutableArray()),
            new(triggers.Select(trigger => new FoldedTrigger(trigger, null)).ToImmutableArray()),
            new(transitions.Distinct().ToImmutableArray()));
    }

    /// <summary>
    /// The transitions out of a state that an answer of the state or of one of its superstates may lead to.
    /// </summary>
    private static IEnumerable<FoldedTransition> Transitions(
        Machine machine, MachineState from, MachineState owner, MachineAnswer answer, Func<IOperation, bool> mayFire)
    {
        FoldedTransition To(MachineState? to, FoldedKind kind, bool goesOn) =>
            new(
                from.Key,
                answer.Trigger!,
                kind,
                to?.Key,
                answer.IsGuarded,
                goesOn || machine.IsStoredElsewhere || mayFire(answer.Call));
        bool Fires(IEnumerable<MachineState> left, IEnumerable<MachineState> entered) =>
            left.SelectMany(state => state.Actions)
                .Where(action => action.Kind == ActionKind.Exit)
                .Concat(
                    entered
                        .SelectMany(state => state.Actions)
                        .Where(action => action.Kind == ActionKind.Entry && action.MayRunOn(answer.Trigger)))
                .Any(action => mayFire(action.Call)) || machine.Listeners.Any(mayFire);
        IEnumerable<FoldedTransition> Entering(MachineState target)
        {
            var fires = Fires(from.SelfAndSuperstates().Append(target), target.Entering());
            return target.Entered().Append(target).Distinct().Select(entered => To(entered, FoldedKind.Move, fires));
        }

        return answer.Kind switch
        {
            AnswerKind.Ignore => [To(null, FoldedKind.Ignore, goesOn: false)],
            AnswerKind.Internal => [To(null, FoldedKind.Stay, goesOn: false)],
            AnswerKind.Reentry => Entering(owner),
            AnswerKind.Move when answer.To == from.Key => [To(null, FoldedKind.Stay, goesOn: false)],
            AnswerKind.Move when answer.To is { } key => Entering(machine.Find(key)!),
            _ => machine.States.SelectMany(Entering),
        };
    }
}
