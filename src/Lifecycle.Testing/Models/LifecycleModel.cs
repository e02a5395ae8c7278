namespace Lifecycle.Testing;

/// <summary>
/// Tests a system of your own against a lifecycle: whatever is fired, both have to do the same. Thread-safe.
/// </summary>
/// <remarks>
/// After each trigger of a random story it compares whether the trigger was accepted, the stage, and the triggers that
/// the system says it would accept. The first disagreement is told by the shortest story that shows it. A system has to
/// do the same whenever it is made anew and given the same triggers; it is disposed of where it can be.
/// </remarks>
public static class LifecycleModel
{
    /// <summary>Tests a synchronous system against a definition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
    /// <param name="definition">The definition; its criteria and conditions count too.</param>
    /// <param name="createSubject">Makes the subject of a story.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">How thoroughly.</param>
    /// <param name="payload">
    /// What a trigger carries, <see langword="null"/> for nothing. Without it, triggers that carry something are not
    /// fired.
    /// </param>
    /// <exception cref="LifecycleModelException">They disagree.</exception>
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
    /// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
    /// <param name="definition">The definition; its criteria and conditions count too.</param>
    /// <param name="createSubject">Makes the subject of a story.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">How thoroughly.</param>
    /// <param name="payload">
    /// What a trigger carries, <see langword="null"/> for nothing. Without it, triggers that carry something are not
    /// fired.
    /// </param>
    /// <exception cref="LifecycleModelException">They disagree.</exception>
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
            () => new InstanceModel<TStage, TTrigger, TSubject>(definition, createSubject(), payload),
            createSystem,
            options ?? new());
        return check.RunAsync();
    }

    /// <summary>
    /// Tests a synchronous system against a graph alone: of several routes with conditions it may take any.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">How thoroughly.</param>
    /// <exception cref="LifecycleModelException">They disagree.</exception>
    public static void Check<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph,
        Func<ISystemUnderTest<TStage, TTrigger>> createSystem,
        ModelOptions? options = null)
        where TStage : notnull
        where TTrigger : notnull =>
        CheckAsync(graph, createSystem, options).GetAwaiter().GetResult();

    /// <summary>Tests a system against a graph alone: of several routes with conditions it may take any.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    /// <param name="createSystem">Makes the system, in the initial stage.</param>
    /// <param name="options">How thoroughly.</param>
    /// <exception cref="LifecycleModelException">They disagree.</exception>
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
            () => new GraphModel<TStage, TTrigger>(graph),
            createSystem,
            options ?? new()).RunAsync();
    }
}
