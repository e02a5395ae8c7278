using Stateless;

namespace Lifecycle.Interop;

/// <summary>Reads Stateless machines as graphs, and adds entry criteria to them.</summary>
public static class StateMachineExtensions
{
    /// <summary>
    /// Reads a machine's <c>GetInfo()</c> as a graph, and throws if the graph cannot show all of it. The graph can be
    /// verified and walked, and tests can be generated from it.
    /// </summary>
    /// <remarks>
    /// A state without outgoing transitions is a terminal stage. A superstate that the machine may be in is a stage
    /// beside its substates, because an instance of a lifecycle is always in an innermost stage. An internal transition
    /// always has a guard in <c>GetInfo()</c>, so it has a condition in the graph. Two kinds of configuration are
    /// missing from <c>GetInfo()</c> and cannot be reported as omissions: transitions with asynchronous guards
    /// (<c>PermitIfAsync</c>), which are not in the graph, and initial transitions, which
    /// <paramref name="initialSubstates"/> supplies.
    /// </remarks>
    /// <typeparam name="TState">The type of the states.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="machine">The machine. It is not fired or changed.</param>
    /// <param name="initialSubstates">For each superstate with an <c>InitialTransition</c>, the substate that it leads
    /// to. Default: none.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="LifecycleException">The graph leaves out parts of the machine. The message lists them; the
    /// overload with <c>omissions</c> returns the graph without them.</exception>
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
                $"""
                The graph leaves out parts of this machine:{string.Concat(omissions.Select(each => $"\n  {each}"))}
                Use the overload with `omissions` to get the graph without them.
                """);
    }

    /// <summary>Reads a machine's <c>GetInfo()</c> as a graph, and lists what the graph cannot show.</summary>
    /// <typeparam name="TState">The type of the states.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="machine">The machine. It is not fired or changed.</param>
    /// <param name="omissions">What the graph leaves out or shows differently. Empty if the graph is complete.</param>
    /// <param name="initialSubstates">For each superstate with an <c>InitialTransition</c>, the substate that it leads
    /// to. Default: none.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="ArgumentException">An initial substate is not a substate of its superstate.</exception>
    /// <remarks>
    /// <inheritdoc path="/remarks"
    /// cref="ToLifecycleGraph{TState, TTrigger}(StateMachine{TState, TTrigger}, IReadOnlyDictionary{TState, TState})"/>
    /// </remarks>
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
    /// Adds entry criteria to a machine without changing it. A report lists every unmet criterion with its reason and
    /// remedy, beside the unmet guards of the machine.
    /// </summary>
    /// <typeparam name="TState">The type of the states.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject that the criteria evaluate.</typeparam>
    /// <param name="machine">The machine. Firing it directly bypasses the criteria.</param>
    /// <param name="subject">The subject that the criteria evaluate.</param>
    /// <param name="criteria">Adds the criteria.</param>
    /// <param name="options">The clock, the services and the time-out of the criteria. Its history and observer options
    /// are not used. Default: the defaults of <see cref="InstanceOptions"/>.</param>
    /// <returns>The machine with its criteria. Fire this one.</returns>
    /// <exception cref="DefinitionException">A criterion cannot be added, for example because the machine does not have
    /// its state.</exception>
    /// <exception cref="ArgumentException">A trigger may lead from one state to several states whose criteria differ,
    /// so the criteria that apply are not known before the fire. Add them to the trigger, not to the
    /// states.</exception>
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
