namespace Lifecycle.Testing;

/// <summary>
/// Tests a system of your own against a lifecycle: after any sequence of triggers, both have to be in the same stage.
/// Thread-safe.
/// </summary>
/// <remarks>
/// The check fires random sequences of triggers. After each trigger it compares whether the trigger was accepted, the
/// stage, and the triggers that the system reports as permitted. It shrinks the first difference to the shortest
/// sequence that reveals it. A new system is made for each sequence, and disposed of if it is
/// <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/>. It has to be deterministic: the same triggers have the
/// same result in every new system.
/// </remarks>
public static class LifecycleModel
{
    /// <summary>Tests a synchronous system against a definition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="definition">The definition. Its criteria and conditions are evaluated.</param>
    /// <param name="createSubject">Makes the subject of a sequence.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">The number, length and seed of the sequences. Default: the defaults of
    /// <see cref="ModelOptions"/>.</param>
    /// <param name="payload">
    /// Returns the payload of a trigger, or <see langword="null"/> for a trigger without one. By default, triggers with
    /// a payload are not fired.
    /// </param>
    /// <exception cref="LifecycleModelException">The system does not behave as the lifecycle defines.</exception>
    public static void Check<TStage, TTrigger, TSubject>(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Func<TSubject> createSubject,
        Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null,
        Func<TTrigger, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull =>
        CheckAsync(definition, createSubject, createSystem, options, payload).GetAwaiter().GetResult();

    /// <summary>Tests a system against a definition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="definition">The definition. Its criteria and conditions are evaluated.</param>
    /// <param name="createSubject">Makes the subject of a sequence.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">The number, length and seed of the sequences. Default: the defaults of
    /// <see cref="ModelOptions"/>.</param>
    /// <param name="payload">
    /// Returns the payload of a trigger, or <see langword="null"/> for a trigger without one. By default, triggers with
    /// a payload are not fired.
    /// </param>
    /// <exception cref="LifecycleModelException">The system does not behave as the lifecycle defines.</exception>
    public static Task CheckAsync<TStage, TTrigger, TSubject>(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Func<TSubject> createSubject,
        Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null,
        Func<TTrigger, object?>? payload = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(createSubject);
        ArgumentNullException.ThrowIfNull(createSystem);
        var check = new ModelCheck<TStage, TTrigger>(
            definition.Graph,
            payload is null ? trigger => trigger.PayloadType is null : _ => true,
            () => InstanceModel<TStage, TTrigger, TSubject>.StartAsync(definition, createSubject(), payload),
            createSystem,
            options ?? new());
        return check.RunAsync();
    }

    /// <summary>
    /// Tests a synchronous system against a graph alone: it may take any branch of a conditional transition.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">The number, length and seed of the sequences. Default: the defaults of
    /// <see cref="ModelOptions"/>.</param>
    /// <exception cref="LifecycleModelException">The system does not behave as the lifecycle defines.</exception>
    public static void Check<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null)
        where TStage : notnull
        where TTrigger : notnull =>
        CheckAsync(graph, createSystem, options).GetAwaiter().GetResult();

    /// <summary>Tests a system against a graph alone: it may take any branch of a conditional transition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">The number, length and seed of the sequences. Default: the defaults of
    /// <see cref="ModelOptions"/>.</param>
    /// <exception cref="LifecycleModelException">The system does not behave as the lifecycle defines.</exception>
    public static Task CheckAsync<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(createSystem);
        return new ModelCheck<TStage, TTrigger>(
            graph,
            _ => true,
            () => new(new GraphModel<TStage, TTrigger>(graph)),
            createSystem,
            options ?? new()).RunAsync();
    }
}
