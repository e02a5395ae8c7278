using Stateless;

namespace Lifecycle.Interop;

/// <summary>Presents an instance of a lifecycle as a Stateless machine. Thread-safe.</summary>
public static class LifecycleInstanceExtensions
{
    /// <summary>
    /// Makes a state machine over an instance: its state is the instance's stage, its guards are the instance's gates,
    /// and its fires are the instance's steps. Code written for Stateless, such as graphs and listeners, works on it.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A fire takes the whole step of the instance, with its actions, its history entry and its follow-ups, when the
    /// machine exits the state: before <c>OnTransitioned</c>, and before any action configured on the machine. If the
    /// step throws, <c>Fire</c> throws the same exception and the machine stays in its state.
    /// </para>
    /// <para>
    /// Each criterion of a transition is a guard, described by the criterion's id and title. Stateless guards and exit
    /// actions are synchronous, so the machine blocks the calling thread while asynchronous criteria and actions run.
    /// <c>FireAsync</c> of the machine blocks too.
    /// </para>
    /// <para>
    /// A machine takes some kilobytes to make. Like every Stateless machine it is not thread-safe; the instance behind
    /// it still is. If other code fires the instance after a guard has been evaluated and before its step is taken, the
    /// machine's fire throws a <see cref="ConcurrencyConflictException"/>.
    /// </para>
    /// </remarks>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="instance">The instance.</param>
    /// <param name="command">
    /// Returns the actor and the reason; called for each guard and each fire. Its payload and expected version are not
    /// used: the payload is the parameter of the trigger. Default: no actor and no reason.
    /// </param>
    /// <returns>A new machine. Several machines over one instance are independent of each other.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="instance"/> is <see langword="null"/>.</exception>
    public static StateMachine<TStage, TTrigger> ToStateMachine<TStage, TTrigger, TSubject>(
        this LifecycleInstance<TStage, TTrigger, TSubject> instance, Func<TransitionCommand>? command = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(instance);
        return new InstanceMachineBuilder<TStage, TTrigger, TSubject>(instance, command ?? (static () => new()))
            .Build();
    }
}
