namespace Lifecycle.Testing;

/// <summary>Makes systems under test from functions. Thread-safe.</summary>
/// <remarks>
/// Each method takes a function that reads the stage, one that fires a trigger, and optionally one that reads the
/// triggers that the system reports as permitted.
/// </remarks>
public static class SystemUnderTest
{
    /// <summary>Makes one from a system that returns whether it accepted a trigger.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="stage">Reads the stage that the system is in.</param>
    /// <param name="fire">Fires a trigger and returns whether the system accepted it.</param>
    /// <param name="permitted">Reads the triggers that the system reports as permitted. Default: not reported.</param>
    public static ISystemUnderTest<TStage, TTrigger> Of<TStage, TTrigger>(
        Func<TStage> stage, Func<TTrigger, bool> fire, Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(fire);
        return Make<TStage, TTrigger>(stage, (trigger, _, _) => new(fire(trigger)), permitted);
    }

    /// <summary>Makes one from a system that takes payloads.</summary>
    /// <param name="stage">Reads the stage that the system is in.</param>
    /// <param name="fire">Fires a trigger with a payload, or with <see langword="null"/>, and returns whether the
    /// system accepted it.</param>
    /// <param name="permitted">Reads the triggers that the system reports as permitted. Default: not reported.</param>
    /// <inheritdoc
    /// cref="Of{TStage, TTrigger}(Func{TStage}, Func{TTrigger, bool}, Func{IEnumerable{TTrigger}}?)"
    /// path="/*[not(self::summary or self::param)]"/>
    public static ISystemUnderTest<TStage, TTrigger> Of<TStage, TTrigger>(
        Func<TStage> stage, Func<TTrigger, object?, bool> fire, Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(fire);
        return Make<TStage, TTrigger>(stage, (trigger, payload, _) => new(fire(trigger, payload)), permitted);
    }

    /// <summary>Makes one from a system that fires asynchronously.</summary>
    /// <inheritdoc cref="Of{TStage, TTrigger}(Func{TStage}, Func{TTrigger, bool}, Func{IEnumerable{TTrigger}}?)"/>
    public static ISystemUnderTest<TStage, TTrigger> Of<TStage, TTrigger>(
        Func<TStage> stage, Func<TTrigger, Task<bool>> fire, Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(fire);
        return Make<TStage, TTrigger>(stage, (trigger, _, _) => new(fire(trigger)), permitted);
    }

    /// <summary>Makes one from a system that fires asynchronously and takes payloads.</summary>
    /// <param name="stage">Reads the stage that the system is in.</param>
    /// <param name="fire">Fires a trigger with a payload, or with <see langword="null"/>, and returns whether the
    /// system accepted it. The token is cancelled when the time-out of the check has elapsed.</param>
    /// <param name="permitted">Reads the triggers that the system reports as permitted. Default: not reported.</param>
    /// <inheritdoc
    /// cref="Of{TStage, TTrigger}(Func{TStage}, Func{TTrigger, bool}, Func{IEnumerable{TTrigger}}?)"
    /// path="/*[not(self::summary or self::param)]"/>
    public static ISystemUnderTest<TStage, TTrigger> Of<TStage, TTrigger>(
        Func<TStage> stage,
        Func<TTrigger, object?, CancellationToken, Task<bool>> fire,
        Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(fire);
        return Make(stage, (trigger, payload, token) => new(fire(trigger, payload, token)), permitted);
    }

    /// <summary>Makes one from a system that does everything asynchronously, such as one behind an API.</summary>
    /// <param name="stage">Reads the stage that the system is in. The token is cancelled when the time-out of the check
    /// has elapsed.</param>
    /// <param name="fire">Fires a trigger with a payload, or with <see langword="null"/>, and returns whether the
    /// system accepted it.</param>
    /// <param name="permitted">Reads the triggers that the system reports as permitted. Default: not reported.</param>
    /// <inheritdoc
    /// cref="Of{TStage, TTrigger}(Func{TStage}, Func{TTrigger, bool}, Func{IEnumerable{TTrigger}}?)"
    /// path="/*[not(self::summary or self::param)]"/>
    public static ISystemUnderTest<TStage, TTrigger> Of<TStage, TTrigger>(
        Func<CancellationToken, Task<TStage>> stage,
        Func<TTrigger, object?, CancellationToken, Task<bool>> fire,
        Func<CancellationToken, Task<IEnumerable<TTrigger>>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(fire);
        return new FunctionSystem<TStage, TTrigger>(
            token => new(stage(token)),
            (trigger, payload, token) => new(fire(trigger, payload, token)),
            async token => permitted is null ? null : await permitted(token).ConfigureAwait(false));
    }

    /// <summary>Makes one from a system that throws when it refuses a trigger.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TRefusal">The exception with which it refuses. Any other exception fails the check.</typeparam>
    /// <param name="stage">Reads the stage that the system is in.</param>
    /// <param name="fire">Fires a trigger.</param>
    /// <param name="permitted">Reads the triggers that the system reports as permitted. Default: not reported.</param>
    public static ISystemUnderTest<TStage, TTrigger> Throwing<TStage, TTrigger, TRefusal>(
        Func<TStage> stage, Func<TTrigger, Task> fire, Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
        where TRefusal : Exception
    {
        ArgumentNullException.ThrowIfNull(fire);
        return Throwing<TStage, TTrigger, TRefusal>(stage, (trigger, _, _) => fire(trigger), permitted);
    }

    /// <summary>Makes one from a system that takes payloads, and throws when it refuses a trigger.</summary>
    /// <param name="stage">Reads the stage that the system is in.</param>
    /// <param name="fire">Fires a trigger with a payload, or with <see langword="null"/>. The token is cancelled when
    /// the time-out of the check has elapsed.</param>
    /// <param name="permitted">Reads the triggers that the system reports as permitted. Default: not reported.</param>
    /// <inheritdoc
    /// cref="Throwing{TStage, TTrigger, TRefusal}(Func{TStage}, Func{TTrigger, Task}, Func{IEnumerable{TTrigger}}?)"
    /// path="/*[not(self::summary or self::param)]"/>
    public static ISystemUnderTest<TStage, TTrigger> Throwing<TStage, TTrigger, TRefusal>(
        Func<TStage> stage,
        Func<TTrigger, object?, CancellationToken, Task> fire,
        Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
        where TRefusal : Exception
    {
        ArgumentNullException.ThrowIfNull(fire);
        return Make<TStage, TTrigger>(stage, FireAsync, permitted);

        async ValueTask<bool> FireAsync(TTrigger trigger, object? payload, CancellationToken cancellationToken)
        {
            try
            {
                await fire(trigger, payload, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (TRefusal)
            {
                return false;
            }
        }
    }

    private static FunctionSystem<TStage, TTrigger> Make<TStage, TTrigger>(
        Func<TStage> stage,
        Func<TTrigger, object?, CancellationToken, ValueTask<bool>> fire,
        Func<IEnumerable<TTrigger>>? permitted)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new(_ => new(stage()), fire, _ => new(permitted?.Invoke()));
    }
}
