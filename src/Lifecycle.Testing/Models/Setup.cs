namespace Lifecycle.Testing;

/// <summary>A lifecycle, and how a check makes the model and the system that it compares. Thread-safe.</summary>
internal sealed class Setup<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph)
    where TStage : notnull
    where TTrigger : notnull
{
    public LifecycleGraph<TStage, TTrigger> Graph { get; } = graph;

    public StateSpace<TStage, TTrigger> Space { get; } = new(graph);

    /// <summary>The triggers to fire.</summary>
    public required IReadOnlyList<TTrigger> Triggers { get; init; }

    /// <summary>Makes a subject.</summary>
    public required Func<Draw, object?> CreateSubject { private get; init; }

    public required Func<TTrigger, Draw, object?> Payload { get; init; }

    /// <summary>Makes a model of a subject, or throws a <see cref="StartRefusedException"/>.</summary>
    public required Func<object?, ValueTask<IModel<TStage, TTrigger>>> Model { private get; init; }

    /// <summary>Makes a system for a subject.</summary>
    public required Func<object?, ISystemUnderTest<TStage, TTrigger>> System { get; init; }

    /// <exception cref="NoCaseException">Making the subject threw.</exception>
    public object? Subject(Draw draw)
    {
        try
        {
            return CreateSubject(draw);
        }
        catch (Exception exception)
        {
            throw new NoCaseException(
                $"createSubject threw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    /// <summary>Makes a model of a new subject.</summary>
    /// <exception cref="StartRefusedException">The gate in front of the start refuses the subject.</exception>
    /// <exception cref="NoCaseException">Making the subject threw, or starting the lifecycle with it.</exception>
    public async ValueTask<IModel<TStage, TTrigger>> StartAsync(Draw draw)
    {
        var subject = Subject(draw);
        try
        {
            return await Model(subject).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not StartRefusedException)
        {
            throw new NoCaseException(
                $"Starting {Graph.Name} threw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    /// <summary>A definition, with a model that evaluates its criteria.</summary>
    public static Setup<TStage, TTrigger> Of<TSubject>(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Func<Draw, TSubject> createSubject,
        Func<TSubject, ISystemUnderTest<TStage, TTrigger>> createSystem,
        Func<TTrigger, Draw, object?>? payload,
        IServiceProvider? services)
    {
        var options = new InstanceOptions { KeepHistory = false, Services = services };
        return new(definition.Graph)
        {
            Triggers =
            [
                .. definition.Graph.Triggers
                    .Where(trigger => payload is not null || trigger.PayloadType is null)
                    .Select(trigger => trigger.Key),
            ],
            CreateSubject = draw => createSubject(draw),
            Payload = payload ?? ((_, _) => null),
            Model = subject =>
                InstanceModel<TStage, TTrigger, TSubject>.StartAsync(definition, (TSubject)subject!, options),
            System = subject => createSystem((TSubject)subject!),
        };
    }
}
