using Stateless;

namespace Lifecycle.Interop;

/// <summary>Reads state machines of Stateless as graphs, and puts entry criteria in front of their fires.</summary>
public static class StateMachineExtensions
{
    /// <summary>
    /// Reads what a machine's <c>GetInfo()</c> says of it, for a machine of which that is everything. From the graph it
    /// can be verified and walked, and tests can be generated.
    /// </summary>
    /// <remarks>
    /// A state that nothing leads out of is a terminal stage, and a superstate that the machine may stand in is a stage
    /// of its own with its substates beside it: a lifecycle stands in its innermost stages only. Two things never show
    /// in <c>GetInfo()</c>, so that they cannot be reported as left out: transitions with asynchronous guards
    /// (<c>PermitIfAsync</c>), which are not in the graph, and initial transitions, which
    /// <paramref name="initialSubstates"/> can give. An internal transition always has a guard in the information, and
    /// so a condition in the graph.
    /// </remarks>
    /// <typeparam name="TState">The type of the states.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="machine">The machine; nothing in it is run or changed.</param>
    /// <param name="initialSubstates">For each superstate with an <c>InitialTransition</c>, the substate that it leads
    /// to.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="LifecycleException">Something cannot be told from the information; the message lists all that,
    /// and the other overload gives the graph without it.</exception>
    /// <exception cref="ArgumentException">An initial substate is not a substate of its superstate.</exception>
    public static LifecycleGraph<TState, TTrigger> ToLifecycleGraph<TState, TTrigger>(
        this StateMachine<TState, TTrigger> machine, IReadOnlyDictionary<TState, TState>? initialSubstates = null)
        where TState : notnull
        where TTrigger : notnull
    {
        var graph = machine.ToLifecycleGraph(out var omissions, initialSubstates);
        return omissions.Count == 0
            ? graph
            : throw new LifecycleException(
                "Not everything in this machine can be told from its "
                    + $"information:{string.Concat(omissions.Select(each => $"\n  {each}"))}\n"
                + "Use the overload with omissions to have the graph without it.");
    }

    /// <summary>Reads what a machine's <c>GetInfo()</c> says of it, and says what that leaves open.</summary>
    /// <typeparam name="TState">The type of the states.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="machine">The machine; nothing in it is run or changed.</param>
    /// <param name="omissions">What is not in the graph, or not as it is in the machine; empty where there is nothing
    /// such.</param>
    /// <param name="initialSubstates">For each superstate with an <c>InitialTransition</c>, the substate that it leads
    /// to.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="ArgumentException">An initial substate is not a substate of its superstate.</exception>
    /// <remarks><inheritdoc cref="ToLifecycleGraph{TState, TTrigger}(StateMachine{TState, TTrigger}, IReadOnlyDictionary{TState, TState})" path="/remarks"/></remarks>
    public static LifecycleGraph<TState, TTrigger> ToLifecycleGraph<TState, TTrigger>(
        this StateMachine<TState, TTrigger> machine,
        out IReadOnlyList<MachineOmission> omissions,
        IReadOnlyDictionary<TState, TState>? initialSubstates = null)
        where TState : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(machine);
        var reader = new MachineReader<TState, TTrigger>(machine.GetInfo(), initialSubstates);
        omissions = reader.Omissions;
        return new MachineDefinition<TState, TTrigger, object>(reader).Graph;
    }

    /// <summary>
    /// Puts entry criteria in front of the fires of a machine that stays as it is: every unmet criterion is reported at
    /// once, with its reason and remedy, beside the guards of the machine that are not met.
    /// </summary>
    /// <typeparam name="TState">The type of the states.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the thing that the criteria look at.</typeparam>
    /// <param name="machine">The machine. Whoever fires it directly passes the criteria by.</param>
    /// <param name="subject">The thing that the criteria look at.</param>
    /// <param name="criteria">Adds the criteria.</param>
    /// <param name="options">The clock, services and timeouts of the criteria. A history is not kept, and an observer
    /// not called.</param>
    /// <returns>What to fire instead of the machine.</returns>
    /// <exception cref="DefinitionException">A criterion cannot be added as asked, for example since the machine has no
    /// such state.</exception>
    /// <exception cref="ArgumentException">A trigger may lead from one state to several whose criteria differ, so that
    /// it is not known before the fire which apply. Add them to the trigger instead of the stages.</exception>
    public static GatedStateMachine<TState, TTrigger, TSubject> WithEntryCriteria<TState, TTrigger, TSubject>(
        this StateMachine<TState, TTrigger> machine,
        TSubject subject,
        Action<CriteriaChanges<TState, TTrigger, TSubject>> criteria,
        InstanceOptions? options = null)
        where TState : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(criteria);
        var reader = new MachineReader<TState, TTrigger>(machine.GetInfo(), initialSubstates: null);
        return new(
            machine,
            subject,
            new MachineDefinition<TState, TTrigger, TSubject>(reader).With(criteria),
            options ?? new());
    }
}
