namespace Lifecycle.Testing;

/// <summary>
/// A system to test against a lifecycle: anything that has a stage and can fire triggers.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public interface ISystemUnderTest<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The stage that the system is in.</summary>
    TStage Stage { get; }

    /// <summary>
    /// The triggers that the system reports as permitted, or <see langword="null"/>, the default, if it does not report
    /// them.
    /// </summary>
    IEnumerable<TTrigger>? PermittedTriggers => null;

    /// <summary>Fires a trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <returns>True if the system accepted the trigger, false if it refused it. If this method throws, the check
    /// fails.</returns>
    ValueTask<bool> FireAsync(TTrigger trigger);
}
