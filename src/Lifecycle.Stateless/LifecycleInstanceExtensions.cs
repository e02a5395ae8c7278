using Stateless;

namespace Lifecycle.Interop;

/// <summary>Shows an instance of a lifecycle as a state machine of Stateless.</summary>
public static class LifecycleInstanceExtensions
{
    /// <summary>
    /// Makes a state machine of an instance: its state is the instance's stage, its guards are the gates, and its fires
    /// are the instance's. What is written for Stateless, such as graphs and listeners, works on it.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A fire runs the whole step of the instance, with its actions, its history and what its actions fire next, when
    /// the machine leaves the stage: before <c>OnTransitioned</c>, and before any action that is configured on the
    /// machine. If the step fails, its exception comes out of <c>Fire</c> and the machine stands where it stood.
    /// </para>
    /// <para>
    /// Each criterion of a transition is a guard, and its id and title are the guard's description. Guards and fires
    /// wait for asynchronous criteria and actions, since Stateless's are synchronous; <c>FireAsync</c> of the machine
    /// waits too.
    /// </para>
    /// <para>
    /// A machine is cheap to use and costs some kilobytes to make. Like every state machine of Stateless it is not
    /// thread-safe; the instance behind it stays so. If the instance is fired elsewhere between a guard and its step,
    /// the fire ends with a <see cref="ConcurrencyConflictException"/>.
    /// </para>
    /// </remarks>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="command">
    /// Who fires, and why, asked for each guard and fire; <see langword="null"/> to say nothing of it. What it says of
    /// payload and version is passed over: the payload is the trigger's parameter.
    /// </param>
    /// <returns>The machine. Several for one instance do not disturb each other.</returns>
    /// <exception cref="ArgumentNullException">There is no instance.</exception>
    public static StateMachine<TStage, TTrigger> ToStateMachine<TStage, TTrigger, TSubject>(
        this LifecycleInstance<TStage, TTrigger, TSubject> instance, Func<TransitionCommand>? command = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(instance);
        return new InstanceMachine<TStage, TTrigger, TSubject>(instance, command ?? (static () => new())).Build();
    }
}
