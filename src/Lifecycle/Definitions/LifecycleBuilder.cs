namespace Lifecycle;

/// <summary>
/// Takes down a lifecycle as <see cref="LifecycleDefinition{TStage, TTrigger, TSubject}.Define"/> declares it. Nothing
/// is judged while declaring: compiling the definition reports every fault at once. Not thread-safe.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public sealed class LifecycleBuilder<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    internal LifecycleBuilder(string name) => Declaration = new(name);

    internal LifecycleDeclaration<TStage, TTrigger, TSubject> Declaration { get; }

    /// <summary>Says where every instance starts. A definition says so exactly once.</summary>
    /// <param name="stage">The first stage; for a superstage, the substage that it starts in.</param>
    public LifecycleBuilder<TStage, TTrigger, TSubject> StartsIn(TStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        Declaration.InitialStages.Add(stage);
        return this;
    }

    /// <summary>Declares a stage, or goes on with one that was declared before.</summary>
    /// <param name="stage">The stage.</param>
    public StageBuilder<TStage, TTrigger, TSubject> Stage(TStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new(Declaration.Stage(stage));
    }

    /// <summary>Declares a trigger, to say more about it than the transitions do.</summary>
    /// <param name="trigger">The trigger.</param>
    public TriggerBuilder<TStage, TTrigger, TSubject> Trigger(TTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return new(Declaration.Trigger(trigger));
    }

    /// <summary>
    /// Says where the subject keeps its waivers. They are read when a <see cref="Severity.Waivable"/> criterion is
    /// unmet. Without a source nothing is ever waived. A definition says so once at most.
    /// </summary>
    /// <param name="waivers">Reads the waivers of a subject; expired ones may be among them.</param>
    public LifecycleBuilder<TStage, TTrigger, TSubject> WaiversFrom(Func<TSubject, IEnumerable<Waiver>> waivers)
    {
        ArgumentNullException.ThrowIfNull(waivers);
        Declaration.Waivers.Add(waivers);
        return this;
    }
}
