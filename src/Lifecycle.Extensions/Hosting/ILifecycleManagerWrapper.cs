namespace Lifecycle;

/// <summary>
/// Puts another manager in front of that of a registered lifecycle, such as one that sends calls to other processes.
/// Implementations are thread-safe.
/// </summary>
public interface ILifecycleManagerWrapper
{
    /// <summary>Makes the manager that a scope of the container resolves.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="context">What the manager is made from.</param>
    ILifecycleManager<TStage, TTrigger, TSubject> Wrap<TStage, TTrigger, TSubject>(
        ManagerContext<TStage, TTrigger, TSubject> context)
        where TStage : notnull
        where TTrigger : notnull;
}
