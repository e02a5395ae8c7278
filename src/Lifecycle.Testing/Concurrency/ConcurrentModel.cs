namespace Lifecycle.Testing;

/// <summary>
/// Tests a system of your own that several callers use at the same time. Whatever they do, its results have to be those
/// of the lifecycle for some order of the calls, one after the other: the system has to be linearizable. Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// The check draws stories. A story fires some triggers, then lets several callers fire triggers at the same moment,
/// each on a thread of its own, and then fires some more. The check runs each story many times, each time on a new
/// system. It varies how far the callers are apart, and resumes the awaits of the system late and in another order. It
/// looks for an order of the calls in which the lifecycle accepts what the system accepted, refuses what it refused,
/// and ends in the same stage. A story without such an order is shrunk to the fewest calls.
/// </para>
/// <para>
/// A race in code that does not await is found only if the threads meet in it: give the check at least as many cores as
/// callers, and raise <see cref="ConcurrentModelOptions.Repetitions"/> where the moment is short. Passing is evidence,
/// not proof.
/// </para>
/// <para>
/// Check the system with <see cref="LifecycleModel"/> first: this check finds faults of a single caller too, but does
/// not look for boundaries.
/// </para>
/// </remarks>
public static class ConcurrentModel
{
    /// <summary>Tests a system against a definition, and waits for the result.</summary>
    /// <inheritdoc cref="CheckAsync" path="/*[not(self::summary or self::returns)]"/>
    public static void Check<TStage, TTrigger, TSubject>(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Func<Draw, TSubject> createSubject,
        Func<TSubject, ISystemUnderTest<TStage, TTrigger>> createSystem,
        ConcurrentModelOptions? options = null,
        Func<TTrigger, Draw, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull =>
        CheckAsync(definition, createSubject, createSystem, options, payload).GetAwaiter().GetResult();

    /// <summary>Tests a system against a definition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="definition">The definition. Its criteria and conditions are evaluated. A refused trigger must not
    /// change the subject.</param>
    /// <param name="createSubject">Draws the subject of a story. It is called again with the same draws, to make new
    /// subjects for the lifecycle and for each run. A subject that the gate in front of the start refuses is drawn
    /// again, up to 100 times.</param>
    /// <param name="createSystem">Makes the system for a subject, in the initial stage. Several threads use it at the
    /// same time, and it is disposed of after its run.</param>
    /// <param name="options">The number and size of the stories, and the time-out. Default: the defaults of
    /// <see cref="ConcurrentModelOptions"/>.</param>
    /// <param name="payload">
    /// Draws the payload of a trigger, or returns <see langword="null"/> for a trigger without one. By default,
    /// triggers with a payload are not fired.
    /// </param>
    /// <returns>A task that ends with the check.</returns>
    /// <exception cref="LifecycleModelException">The calls of a story have results that no order of them has in the
    /// lifecycle; the system threw, or did not answer; <paramref name="createSubject"/> threw, or never made a subject
    /// that may start; or starting the lifecycle threw.</exception>
    public static Task CheckAsync<TStage, TTrigger, TSubject>(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Func<Draw, TSubject> createSubject,
        Func<TSubject, ISystemUnderTest<TStage, TTrigger>> createSystem,
        ConcurrentModelOptions? options = null,
        Func<TTrigger, Draw, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(createSubject);
        ArgumentNullException.ThrowIfNull(createSystem);
        options ??= new();
        var setup = Setup<TStage, TTrigger>.Of(definition, createSubject, createSystem, payload, options.Services);
        return new ConcurrentCheck<TStage, TTrigger>(setup, options).RunAsync();
    }
}
