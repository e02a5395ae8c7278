namespace Lifecycle;

/// <summary>
/// Records a lifecycle as <see cref="LifecycleDefinition{TStage, TTrigger, TSubject}.Define"/> declares it. Faults are
/// reported later, all at once, when the definition is compiled. Not thread-safe.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class LifecycleBuilder<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    internal LifecycleBuilder(string name, int revision) => Declaration = new(name, revision);

    internal LifecycleDeclaration<TStage, TTrigger, TSubject> Declaration { get; }

    /// <summary>
    /// Declares the initial stage, and the gate in front of every start. A definition does so exactly once. An instance
    /// starts in its initial stage without entering it, so a start has criteria and actions of its own.
    /// </summary>
    /// <param name="stage">The stage that every instance starts in; of a superstage, its initial substage.</param>
    /// <example>
    /// <code>
    /// lifecycle.StartsIn(Draft)
    ///     .Requires("DRA-01", application => application.Applicant is not null, "It has no applicant.")
    ///     .OnStart(context => context.Subject.ReceivedAt = context.Now);
    /// </code>
    /// </example>
    public StartBuilder<TStage, TTrigger, TSubject> StartsIn(TStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        Declaration.InitialStages.Add(stage);
        return new(Declaration);
    }

    /// <summary>Declares a stage, or continues the declaration of one.</summary>
    /// <param name="stage">The stage.</param>
    public StageBuilder<TStage, TTrigger, TSubject> Stage(TStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new(Declaration.Stage(stage));
    }

    /// <summary>
    /// Declares criteria in front of every transition of every stage, so that no transition can be forgotten: moves,
    /// returns, <c>Stay</c> and <c>ReEnter</c>, on each branch, also when it is a follow-up or falls due. They are
    /// evaluated before the transition's own criteria. An ignored trigger has no criteria.
    /// </summary>
    /// <example>
    /// <code>
    /// lifecycle.EveryTransition().Requires&lt;ActorMayFire&gt;();
    /// </code>
    /// </example>
    public EveryTransitionBuilder<TSubject> EveryTransition() => new(Declaration.EveryTransition);

    /// <summary>Declares a trigger, to add what transitions cannot declare, such as its payload.</summary>
    /// <param name="trigger">The trigger.</param>
    public TriggerBuilder<TStage, TTrigger, TSubject> Trigger(TTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return new(Declaration.Trigger(trigger));
    }

    /// <summary>
    /// Declares where waivers come from. They are read when a <see cref="Severity.Waivable"/> criterion is unmet.
    /// Without a source nothing is ever waived. A definition declares at most one.
    /// </summary>
    /// <param name="waivers">Reads the waivers of a subject. It may return expired ones.</param>
    public LifecycleBuilder<TStage, TTrigger, TSubject> WaiversFrom(Func<TSubject, IEnumerable<Waiver>> waivers)
    {
        ArgumentNullException.ThrowIfNull(waivers);
        Declaration.Waivers.Add(waivers);
        return this;
    }
}
