namespace Lifecycle.Testing;

/// <summary>
/// A system to test against a lifecycle: anything that has a stage and can fire triggers. For a system that functions
/// describe, use <see cref="SystemUnderTest"/>.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public interface ISystemUnderTest<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Reads the stage that the system is in.</summary>
    /// <param name="cancellationToken">Cancelled when the time-out of the check has elapsed.</param>
    ValueTask<TStage> ReadStageAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Reads the triggers that the system reports as permitted, or <see langword="null"/>, the default, if it does not
    /// report them.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the time-out of the check has elapsed.</param>
    ValueTask<IEnumerable<TTrigger>?> ReadPermittedTriggersAsync(CancellationToken cancellationToken) =>
        new(result: null);

    /// <summary>Fires a trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="payload">The payload that was drawn for it, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancelled when the time-out of the check has elapsed.</param>
    /// <returns>True if the system accepted the trigger, false if it refused it. If this method throws, the check
    /// fails.</returns>
    ValueTask<bool> FireAsync(TTrigger trigger, object? payload, CancellationToken cancellationToken);
}
