namespace Lifecycle.Testing;

/// <summary>
/// What is tested against a lifecycle: anything that can be asked to do something, and stands in a stage.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public interface ISystemUnderTest<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The stage that it stands in.</summary>
    TStage Stage { get; }

    /// <summary>The triggers that it says it would accept; <see langword="null"/> where it does not say.</summary>
    IEnumerable<TTrigger>? PermittedTriggers => null;

    /// <summary>Fires a trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <returns>Whether it was accepted; <see langword="false"/> where it was refused. An exception is a
    /// failure.</returns>
    ValueTask<bool> FireAsync(TTrigger trigger);
}
