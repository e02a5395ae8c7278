namespace Lifecycle.Testing;

/// <summary>
/// Tests a system of your own against a lifecycle: after any sequence of triggers, both have to be in the same stage.
/// Thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// The check draws subjects, triggers and payloads. After each trigger it compares whether the trigger was accepted,
/// the stage, and the triggers that the system reports as permitted. It looks for the numbers at which a criterion
/// changes its verdict, and tries the system on both sides of them. It shrinks the first difference to a minimal
/// sequence and the simplest values that reveal it.
/// </para>
/// <para>
/// A new system is made for each sequence, and disposed of if it is <see cref="IAsyncDisposable"/> or
/// <see cref="IDisposable"/>. It is called on other threads, one call at a time. A call that exceeds
/// <see cref="ModelOptions.Timeout"/> is cut off and reported, and its system is not disposed of. A system that behaves
/// differently in two runs of the same sequence is reported as flaky.
/// </para>
/// </remarks>
public static class LifecycleModel
{
    /// <summary>Tests a system against a definition, and waits for the result.</summary>
    /// <inheritdoc cref="CheckAsync{TStage, TTrigger, TSubject}" path="/*[not(self::summary or self::returns)]"/>
    public static void Check<TStage, TTrigger, TSubject>(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Func<Draw, TSubject> createSubject,
        Func<TSubject, ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null,
        Func<TTrigger, Draw, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull =>
        CheckAsync(definition, createSubject, createSystem, options, payload).GetAwaiter().GetResult();

    /// <summary>Tests a system against a definition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="definition">The definition. Its criteria and conditions are evaluated.</param>
    /// <param name="createSubject">Draws the subject of a sequence. It is called again with the same draws, to make one
    /// subject for the lifecycle and one for the system. A subject that the gate in front of the start refuses is drawn
    /// again, up to 100 times.</param>
    /// <param name="createSystem">Makes the system for a subject, in the initial stage.</param>
    /// <param name="options">The number, length and seed of the sequences, and the time-out. Default: the defaults of
    /// <see cref="ModelOptions"/>.</param>
    /// <param name="payload">
    /// Draws the payload of a trigger, or returns <see langword="null"/> for a trigger without one. By default,
    /// triggers with a payload are not fired.
    /// </param>
    /// <returns>A task that ends with the check.</returns>
    /// <exception cref="LifecycleModelException">The system does not behave as the lifecycle defines;
    /// <paramref name="createSubject"/> threw, or never made a subject that may start; or starting the lifecycle threw.
    /// </exception>
    public static Task CheckAsync<TStage, TTrigger, TSubject>(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Func<Draw, TSubject> createSubject,
        Func<TSubject, ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null,
        Func<TTrigger, Draw, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(createSubject);
        ArgumentNullException.ThrowIfNull(createSystem);
        options ??= new();
        var setup = Setup<TStage, TTrigger>.Of(definition, createSubject, createSystem, payload, options.Services);
        return new ModelCheck<TStage, TTrigger>(setup, options).RunAsync();
    }

    /// <summary>
    /// Tests a system against a graph alone, and waits for the result: it may take any branch of a conditional
    /// transition.
    /// </summary>
    /// <inheritdoc cref="CheckAsync{TStage, TTrigger}" path="/*[not(self::summary or self::returns)]"/>
    public static void Check<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null,
        Func<TTrigger, Draw, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull =>
        CheckAsync(graph, createSystem, options, payload).GetAwaiter().GetResult();

    /// <summary>Tests a system against a graph alone: it may take any branch of a conditional transition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">The number, length and seed of the sequences, and the time-out. Default: the defaults of
    /// <see cref="ModelOptions"/>.</param>
    /// <param name="payload">Draws the payload of a trigger. Default: <see langword="null"/> for every trigger.</param>
    /// <returns>A task that ends with the check.</returns>
    /// <exception cref="LifecycleModelException">The system does not behave as the lifecycle defines.</exception>
    public static Task CheckAsync<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null,
        Func<TTrigger, Draw, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(createSystem);
        var setup = new Setup<TStage, TTrigger>(graph)
        {
            Triggers = [.. graph.Triggers.Select(trigger => trigger.Key)],
            CreateSubject = _ => null,
            Payload = payload ?? ((_, _) => null),
            Model = _ => new(new GraphModel<TStage, TTrigger>(graph)),
            System = _ => createSystem(),
        };
        return new ModelCheck<TStage, TTrigger>(setup, options ?? new()).RunAsync();
    }
}
