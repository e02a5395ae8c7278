using Stateless.Reflection;

namespace Lifecycle.Interop;

/// <summary>
/// Reads a machine's <c>GetInfo()</c>: for every state that the machine may be in, what each trigger does there. The
/// transitions of superstates are resolved as Stateless resolves them when it fires.
/// </summary>
internal sealed class MachineReader<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<TState, StateInfo> _states;
    private readonly Dictionary<TState, TState> _initialSubstates = [];
    private readonly HashSet<TState> _containers;
    private readonly List<MachineOmission> _omissions = [];
    private readonly Dictionary<TState, List<(TTrigger, IReadOnlyList<MachineTransition<TState>>)>> _transitions = [];

    public MachineReader(StateMachineInfo machine, IReadOnlyDictionary<TState, TState>? initialSubstates)
    {
        InitialState = (TState)machine.InitialState.UnderlyingState;
        _states = machine.States.ToDictionary(state => (TState)state.UnderlyingState);

        // An initial state without configuration is missing from the states, and its transition lists are null.
        _states.TryAdd(InitialState, machine.InitialState);
        foreach (var (superstate, substate) in initialSubstates ?? new Dictionary<TState, TState>())
        {
            if (!_states.TryGetValue(superstate, out var state)
                || !state.Substates.Any(each => substate.Equals(each.UnderlyingState)))
                throw new ArgumentException($"{substate} is not a substate of {superstate}.", nameof(initialSubstates));

            _initialSubstates.Add(superstate, substate);
        }

        var entered = _states.Values.SelectMany(Destinations).Append(InitialState).ToHashSet();
        _containers =
        [
            .. _states
                .Where(state =>
                    HasSubstates(state.Value) && (!entered.Contains(state.Key) || IsPassedThrough(state.Key)))
                .Select(state => state.Key),
        ];
        foreach (var (key, state) in _states)
        {
            if (HasSubstates(state) && !_containers.Contains(key))
                Omit(
                    key,
                    null,
                    "The machine may be in this superstate, so the graph shows it as a stage beside its substates. "
                        + "If it has an initial transition, pass its initial substate.");

            _transitions.Add(key, _containers.Contains(key) ? [] : [.. Resolve(key)]);
        }
    }

    public TState InitialState { get; }

    public IEnumerable<TState> States => _states.Keys;

    public IReadOnlyList<MachineOmission> Omissions => _omissions;

    /// <summary>Finds the nearest superstate that the machine is never in without being in a substate.</summary>
    public bool ContainerOf(TState state, out TState container)
    {
        foreach (var around in Lineage(state).Skip(1).Where(_containers.Contains))
        {
            container = around;
            return true;
        }

        container = default!;
        return false;
    }

    public bool InitialSubstateOf(TState state, out TState substate)
    {
        substate = default!;
        return _containers.Contains(state) && _initialSubstates.TryGetValue(state, out substate!);
    }

    /// <summary>Whether <c>GetInfo()</c> has no transition that leaves the state.</summary>
    public bool IsFinal(TState state) =>
        !_containers.Contains(state)
        && _transitions[state].TrueForAll(each => each.Item2 is [{ Kind: TransitionKind.Ignore }])
        && !Lineage(state).Any(each => _states[each].DynamicTransitions is { } dynamic && dynamic.Any());

    public IEnumerable<(TTrigger Trigger, IReadOnlyList<MachineTransition<TState>> Transitions)> TransitionsFrom(
        TState state) => _transitions[state];

    private static bool HasSubstates(StateInfo state) => state.Substates is { } substates && substates.Any();

    private static IEnumerable<TState> Destinations(StateInfo state) =>
        (state.FixedTransitions ?? [])
            .Where(transition => !transition.IsInternalTransition)
            .Select(transition => (TState)transition.DestinationState.UnderlyingState);

    /// <summary>
    /// Whether the machine enters a substate whenever it enters the superstate, and does not begin in the superstate.
    /// </summary>
    private bool IsPassedThrough(TState superstate) =>
        _initialSubstates.ContainsKey(superstate) && !superstate.Equals(InitialState);

    private IEnumerable<TState> Lineage(TState state)
    {
        for (
            var each = _states[state];
            each is not null;
            each = each.Superstate is { } around ? _states[(TState)around.UnderlyingState] : null)
            yield return (TState)each.UnderlyingState;
    }

    private TState Landing(TState state) =>
        _containers.Contains(state) && _initialSubstates.TryGetValue(state, out var substate)
            ? Landing(substate)
            : state;

    /// <summary>
    /// Stateless looks in the state first and then in its superstates, and takes the first transition whose guards are
    /// met.
    /// </summary>
    private IEnumerable<(TTrigger, IReadOnlyList<MachineTransition<TState>>)> Resolve(TState state)
    {
        var all = Lineage(state)
            .SelectMany(declaring => Read(state, declaring))
            .GroupBy(each => each.Trigger, each => (each.Declaring, each.Transition));
        foreach (var cell in all)
        {
            var transitions = new List<MachineTransition<TState>>();
            foreach (var level in cell.GroupBy(each => each.Declaring, each => each.Transition))
            {
                var unguarded = level.Where(transition => transition.Condition is null).ToArray();
                transitions.AddRange(level.Where(transition => transition.Condition is not null));
                transitions.AddRange(unguarded.Take(1));
                if (unguarded.Length > 1)
                    Omit(
                        level.Key,
                        cell.Key,
                        "Two transitions have no guard, so firing throws. The graph shows the first.");

                if (unguarded.Length > 0)
                    break;
            }

            if (transitions.Count > 1 || transitions[0].Condition is not null)
                ShowIgnored(state, cell.Key, transitions);

            yield return (cell.Key, transitions);
        }
    }

    /// <summary>A lifecycle cannot ignore a trigger conditionally. The closest is to stay conditionally.</summary>
    private void ShowIgnored(TState state, TTrigger trigger, List<MachineTransition<TState>> transitions)
    {
        for (var index = 0; index < transitions.Count; index++)
        {
            if (transitions[index].Kind != TransitionKind.Ignore)
                continue;

            transitions[index] = transitions[index] with { Kind = TransitionKind.Stay };
            Omit(state, trigger, "Guards decide whether the trigger is ignored. The graph shows that as staying.");
        }
    }

    private IEnumerable<(TTrigger Trigger, TState Declaring, MachineTransition<TState> Transition)> Read(
        TState state,
        TState declaring)
    {
        var info = _states[declaring];
        foreach (var transition in info.FixedTransitions ?? [])
        {
            yield return (
                (TTrigger)transition.Trigger.UnderlyingTrigger,
                declaring,
                Fixed(
                    state,
                    declaring,
                    (TState)transition.DestinationState.UnderlyingState,
                    transition.IsInternalTransition,
                    Condition(transition)));
        }

        foreach (var ignored in info.IgnoredTriggers ?? [])
            yield return (
                (TTrigger)ignored.Trigger.UnderlyingTrigger,
                declaring,
                new(TransitionKind.Ignore, default, Condition(ignored)));

        foreach (var dynamic in info.DynamicTransitions ?? [])
        {
            var trigger = (TTrigger)dynamic.Trigger.UnderlyingTrigger;
            foreach (var transition in Dynamic(state, trigger, dynamic))
                yield return (trigger, declaring, transition);
        }
    }

    private MachineTransition<TState> Fixed(
        TState state,
        TState declaring,
        TState destination,
        bool isInternal,
        string? condition)
    {
        if (isInternal)
            return new(TransitionKind.Stay, default, condition);

        if (!Landing(destination).Equals(state))
            return new(TransitionKind.Move, destination, condition);

        // A superstate's transition to the state that the machine is already in has no effect in Stateless. Through an
        // initial transition, the machine exits and enters states, which is a re-entry.
        return new(
            destination.Equals(state) && !declaring.Equals(state) ? TransitionKind.Ignore : TransitionKind.ReEntry,
            default,
            condition);
    }

    private IEnumerable<MachineTransition<TState>> Dynamic(
        TState state,
        TTrigger trigger,
        DynamicTransitionInfo transition)
    {
        var possible = transition.PossibleDestinationStates?.ToArray() ?? [];
        if (possible.Length == 0)
            Omit(
                state,
                trigger,
                "The fire decides the destination, and the machine does not list the possible ones.");

        foreach (var each in possible)
        {
            var known = _states.Keys.Where(key => key.ToString() == each.DestinationState).ToArray();
            if (known is not [var destination])
            {
                Omit(
                    state,
                    trigger,
                    $"The trigger may lead to {each.DestinationState}, which the machine does not configure.");
                continue;
            }

            var condition = string.Join(
                "; ",
                new[] { each.Criterion, Condition(transition) }.Where(part => !string.IsNullOrEmpty(part)));
            condition = condition.Length > 0 ? condition : $"{destination} is chosen";
            yield return Landing(destination).Equals(state)
                ? new(TransitionKind.ReEntry, default, condition)
                : new(TransitionKind.Move, destination, condition);
        }
    }

    private static string? Condition(TransitionInfo transition) =>
        string.Join("; ", transition.GuardConditionsMethodDescriptions.Select(guard => guard.Description))
            is { Length: > 0 } guards
            ? guards
            : null;

    private void Omit(TState state, object? trigger, string message) =>
        _omissions.Add(new(state.ToString()!, trigger?.ToString(), message));
}
