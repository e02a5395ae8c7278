namespace Lifecycle.Interop.Tests.Differential;

/// <summary>
/// What both machines are configured from. States and triggers are numbers; a state with children is a superstate, and starts in the first.
/// </summary>
/// <param name="Parents">For each state, the state that it lies within.</param>
/// <param name="Initial">The state that both begin in; one without children.</param>
/// <param name="Rules">What the states do on triggers. Rules of one state and trigger are tried in order.</param>
public sealed record Blueprint(IReadOnlyList<int?> Parents, int Initial, IReadOnlyList<Rule> Rules)
{
    public const int Guards = 3;

    public IEnumerable<int> States => Enumerable.Range(0, Parents.Count);

    public IEnumerable<int> ChildrenOf(int state) => States.Where(each => Parents[each] == state);

    /// <summary>The state and those around it, from the inside out.</summary>
    public IEnumerable<int> Lineage(int state)
    {
        for (int? each = state; each is { } present; each = Parents[present])
            yield return present;
    }

    public bool IsWithin(int state, int other) => Lineage(state).Contains(other);

    public int LeafOf(int state) => ChildrenOf(state).Any() ? LeafOf(ChildrenOf(state).First()) : state;

    public override string ToString() =>
        $"starts in {Initial}; {string.Join(", ", States.Where(state => Parents[state] is not null).Select(state => $"{state} in {Parents[state]}"))}; "
        + string.Join("; ", Rules);
}

/// <summary>What a state does on a trigger.</summary>
/// <param name="State">The state.</param>
/// <param name="Trigger">The trigger.</param>
/// <param name="Kind">What it does; never a return, which Stateless does not have.</param>
/// <param name="Target">Where a move leads.</param>
/// <param name="Guard">The guard that has to hold; <see langword="null"/> for what holds where no rule before it does.</param>
public sealed record Rule(int State, int Trigger, TransitionKind Kind, int Target, int? Guard)
{
    public override string ToString() =>
        $"{State} on {Trigger}{(Guard is { } guard ? $" if {guard}" : "")}: {Kind}{(Kind == TransitionKind.Move ? $" to {Target}" : "")}";
}

/// <summary>One step of a walk: some guards change, and a trigger is fired.</summary>
/// <param name="Toggle">The guard that changes; <see langword="null"/> for none.</param>
/// <param name="Trigger">The trigger.</param>
public sealed record Fire(int? Toggle, int Trigger)
{
    public override string ToString() => Toggle is { } toggle ? $"~{toggle} {Trigger}" : $"{Trigger}";
}

/// <summary>A blueprint, and a walk through it.</summary>
public sealed record Case(Blueprint Blueprint, IReadOnlyList<Fire> Walk)
{
    public override string ToString() => $"{Blueprint} | {string.Join(", ", Walk)}";
}
