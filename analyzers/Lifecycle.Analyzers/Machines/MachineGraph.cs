using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The graph of a machine, over-approximated for the engine: a guard may hold or not, and a callback that may fire
/// leads to the reachable closure. Immutable.
/// </summary>
internal sealed class MachineGraph : StageGraph
{
    private readonly Dictionary<string, StageSet> _within;
    private readonly ConcurrentDictionary<string, StageSet> _certain = new(StringComparer.Ordinal);

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
    }

    public Machine Machine { get; }

    /// <summary>The states that a new machine may be in.</summary>
    private StageSet Start =>
        Machine
            .Creations.Select(StartOf)
            .Aggregate(StageSet.Empty, (union, set) => union | set);

    /// <summary>The states that a machine may be in after one of the expressions that create it.</summary>
    public StageSet StartOf(IObjectCreationOperation creation) =>
        Machine.InitialOf(creation) is { } initial && Declares(initial) ? Of(initial) : All;

    /// <inheritdoc/>
    public override StageSet Within(string key) => _within.TryGetValue(key, out var states) ? states : StageSet.Empty;

    /// <inheritdoc/>
    public override StageSet CertainlyPermitting(string trigger) => _certain.GetOrAdd(trigger, each =>
        Machine.States
            .Where(state => state.SelfAndSuperstates()
                .SelectMany(owner => owner.Answers)
                .Any(answer => answer is { IsGuarded: false, HasAsyncGuard: false }
                    && answer.Trigger == each
                    && Machine.IsAlwaysConfigured(answer.Call)))
            .Select(state => Of(state.Key))
            .Aggregate(StageSet.Empty, (union, set) => union | set));

    /// <summary>A handler for unhandled triggers replaces the refusal, and may fire.</summary>
    public override Transfer Transfer(StageSet from, string trigger) =>
        Machine.HandlesUnhandled
            ? base.Transfer(from, trigger) with { Ignored = Reachable(from), Refusing = StageSet.Empty }
            : base.Transfer(from, trigger);

    /// <summary>
    /// A state that the application stores may change to any other at any time, and other code may replace the machine
    /// by a new one.
    /// </summary>
    public override StageSet Reachable(StageSet from) =>
        Machine switch
        {
            { IsStoredElsewhere: true } when !from.IsEmpty => All,
            { MayBeReplaced: true } when !from.IsEmpty => base.Reachable(from | Start),
            _ => base.Reachable(from),
        };

    /// <summary>The states that any number of fires lead to from some states.</summary>
    public StageSet ReachableByFires(StageSet from) =>
        Machine.IsStoredElsewhere ? Reachable(from) : base.Reachable(from);

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
            machine.Name,
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
                goesOn || machine.IsStoredElsewhere || mayFire(answer.Call) || LetsOthersFire(answer.IsAsync));
        bool Fires(IEnumerable<MachineState> left, IEnumerable<MachineState> entered) =>
            left.SelectMany(state => state.Actions)
                .Where(action => action.Kind == ActionKind.Exit)
                .Concat(
                    entered
                        .SelectMany(state => state.Actions)
                        .Where(action => action.Kind == ActionKind.Entry && action.MayRunOn(answer.Trigger)))
                .Any(action => mayFire(action.Call) || LetsOthersFire(action.IsAsync))
            || machine.Listeners.Any(listener => mayFire(listener) || LetsOthersFire(StatelessCode.IsAsync(listener)));

        // While the machine awaits an action, other code that can reach the machine may queue triggers.
        bool LetsOthersFire(bool isAsync) => isAsync && !machine.IsLocal;
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
