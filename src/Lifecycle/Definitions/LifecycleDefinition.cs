using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>
/// Declares a lifecycle: its stages, the criteria for entering each, and the triggers that move between them. It is
/// compiled once, on first use. Thread-safe: share one object among all instances and threads.
/// </summary>
/// <typeparam name="TStage">The type of the stages: an enum, or any type with equality.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers: an enum, or any type with equality.</typeparam>
/// <typeparam name="TSubject">The type of the subject: the thing that moves through the lifecycle.</typeparam>
/// <example>
/// <code>
/// public sealed class ArticleLifecycle : LifecycleDefinition&lt;ArticleStage, ArticleTrigger, Article&gt;
/// {
///     protected override void Define(LifecycleBuilder&lt;ArticleStage, ArticleTrigger, Article&gt; lifecycle)
///     {
///         lifecycle.StartsIn(ArticleStage.Draft);
///         lifecycle.Stage(ArticleStage.Draft).On(ArticleTrigger.Publish).GoTo(ArticleStage.Published);
///         lifecycle.Stage(ArticleStage.Published)
///             .Requires("ART-01", article => article.Title != "", unmet: "It has no title.", remedy: "Add one.")
///             .IsTerminal();
///     }
/// }
/// </code>
/// </example>
public abstract class LifecycleDefinition<TStage, TTrigger, TSubject> : LifecycleDefinition
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LazyRetry<CompiledLifecycle<TStage, TTrigger, TSubject>> _compiled;
    private readonly ConcurrentDictionary<object, CompiledLifecycle<TStage, TTrigger, TSubject>> _variants = new();
    private Variation<TStage, TTrigger, TSubject>? _variation;

    /// <summary>Makes a definition. It is compiled on first use.</summary>
    [SuppressMessage(
        "ApiDesign",
        "RS0022",
        Justification = "Definitions are derived from this type, never from the untyped one.")]
    protected LifecycleDefinition() => _compiled = new("graph", () => Compile(variant: null));

    /// <summary>The lifecycle as data.</summary>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    public LifecycleGraph<TStage, TTrigger> Graph => _compiled.Value.Graph;

    /// <summary>
    /// The lifecycle as it is for a subject. It differs from <see cref="Graph"/> in its criteria, where they vary with
    /// the subject (<see cref="CriteriaChanges{TStage, TTrigger, TSubject}.VaryBy{TKey}"/>).
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    public LifecycleGraph<TStage, TTrigger> GraphFor(TSubject subject) => CompiledFor(subject).Graph;

    /// <summary>
    /// Starts a subject in the initial stage, at version 0. This enters no stage: no entry criterion is evaluated and
    /// no entry action runs. Only for a definition without criteria and actions for its start.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="options">Clock, services and history; share one object among instances. Default: the system's
    /// clock.</param>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    /// <exception cref="LifecycleException">
    /// The definition has criteria or actions for its start, so <see cref="TryStartAsync"/> has to be called; or a
    /// criterion needs services, and <paramref name="options"/> has none.
    /// </exception>
    public LifecycleInstance<TStage, TTrigger, TSubject> Start(TSubject subject, InstanceOptions? options = null) =>
        CompiledFor(subject).Start(subject, Attach(subject, options));

    /// <summary>
    /// Starts a subject in the initial stage, at version 0, if it meets the criteria of the start
    /// (<see cref="LifecycleBuilder{TStage, TTrigger, TSubject}.StartsIn"/>), and runs the actions of the start. A
    /// refusal is a value, not an exception.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="command">Actor and reason. A start has no payload and no expected version.</param>
    /// <param name="options">Clock, services and history; share one object among instances. Default: the system's
    /// clock.</param>
    /// <param name="cancellationToken">Cancels the criteria and actions.</param>
    /// <returns>The instance, or the report that refuses it.</returns>
    /// <exception cref="ArgumentException">The command has a payload or an expected version.</exception>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    /// <exception cref="LifecycleException">
    /// A criterion needs services, and <paramref name="options"/> has none.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>If an action throws, the caller gets its exception, and there is no instance.</remarks>
    public ValueTask<StartResult<LifecycleInstance<TStage, TTrigger, TSubject>>> TryStartAsync(
        TSubject subject,
        TransitionCommand? command = null,
        InstanceOptions? options = null,
        CancellationToken cancellationToken = default) =>
        CompiledFor(subject).TryStartAsync(
            subject, command ?? TransitionCommand.None, Attach(subject, options), cancellationToken);

    /// <summary>Starts a subject that must be accepted: a refusal is an exception.</summary>
    /// <returns>The instance.</returns>
    /// <exception cref="EntryRefusedException">At least one criterion blocks.</exception>
    /// <inheritdoc cref="TryStartAsync" path="/*[not(self::summary or self::returns)]"/>
    public async ValueTask<LifecycleInstance<TStage, TTrigger, TSubject>> StartAsync(
        TSubject subject,
        TransitionCommand? command = null,
        InstanceOptions? options = null,
        CancellationToken cancellationToken = default) =>
        (await TryStartAsync(subject, command, options, cancellationToken).ConfigureAwait(false)).Required;

    /// <summary>Resumes a subject in a stage that it reached before.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="stage">The stage it is in.</param>
    /// <param name="version">The number of changes accepted so far; at least 0.</param>
    /// <param name="options">Clock, services and history; share one object among instances. Default: the system's
    /// clock.</param>
    /// <param name="enteredAt">When it entered the stage. Default: now.</param>
    /// <exception cref="ArgumentException">
    /// The definition has no such stage; the stage is a superstage; or it has a return to the previous stage, which
    /// only a <see cref="LifecycleSnapshot"/> holds.
    /// </exception>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    /// <exception cref="LifecycleException">
    /// A criterion needs services, and <paramref name="options"/> has none.
    /// </exception>
    public LifecycleInstance<TStage, TTrigger, TSubject> Resume(
        TSubject subject,
        TStage stage,
        long version = 0,
        InstanceOptions? options = null,
        DateTimeOffset? enteredAt = null) =>
        CompiledFor(subject).Resume(subject, stage, version, Attach(subject, options), enteredAt);

    /// <summary>Resumes a subject from a snapshot. Its history starts empty.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="snapshot">The result of
    /// <see cref="LifecycleInstance{TStage, TTrigger, TSubject}.Snapshot"/>, or of an earlier revision of this
    /// definition.</param>
    /// <param name="options">Clock, services and history; share one object among instances. Default: the system's
    /// clock.</param>
    /// <exception cref="SnapshotMismatchException">
    /// The snapshot is of another lifecycle or of a later revision; or the definition does not have its stages, or no
    /// way from its previous stage to a stage with a return; or the subject cannot be in its stage
    /// (<see cref="FindMismatch"/>).
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">Its version is the highest, so no more changes can be
    /// counted.</exception>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    /// <exception cref="LifecycleException">
    /// A criterion needs services, and <paramref name="options"/> has none.
    /// </exception>
    public LifecycleInstance<TStage, TTrigger, TSubject> Resume(
        TSubject subject, LifecycleSnapshot snapshot, InstanceOptions? options = null)
    {
        var instance = CompiledFor(subject).Resume(subject, snapshot, Attach(subject, options));
        return FindMismatch(subject, instance.Stage) is { } mismatch
            ? throw new SnapshotMismatchException(snapshot, "stage", mismatch)
            : instance;
    }

    /// <summary>
    /// The snapshot of an instance whose stage and version were kept otherwise, such as in columns of a table.
    /// </summary>
    /// <param name="stage">The stage it is in.</param>
    /// <param name="version">The number of changes accepted so far; at least 0.</param>
    /// <exception cref="ArgumentException">The definition has no such stage.</exception>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    public LifecycleSnapshot SnapshotOf(TStage stage, long version)
    {
        var compiled = _compiled.Value;
        return compiled.Snapshot(Position.At(compiled.Graph.RequireStage(stage)), version, enteredAt: null);
    }

    /// <summary>The snapshot of an instance, with the stage that a return leads to.</summary>
    /// <param name="stage">The stage it is in.</param>
    /// <param name="version">The number of changes accepted so far; at least 0.</param>
    /// <param name="previous">The stage that was left when this one was entered.</param>
    /// <inheritdoc cref="SnapshotOf(TStage, long)" path="/exception"/>
    public LifecycleSnapshot SnapshotOf(TStage stage, long version, TStage previous)
    {
        var compiled = _compiled.Value;
        var position = new Position(compiled.Graph.RequireStage(stage), compiled.Graph.RequireStage(previous));
        return compiled.Snapshot(position, version, enteredAt: null);
    }

    /// <summary>
    /// The waivers of a subject, as <see cref="LifecycleBuilder{TStage, TTrigger, TSubject}.WaiversFrom"/> reads them,
    /// with those that have expired. Empty if the definition reads none.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    public IReadOnlyList<Waiver> WaiversOf(TSubject subject) => [.. _compiled.Value.Waivers?.Invoke(subject) ?? []];

    /// <summary>The same definition with its criteria changed. This one is unchanged.</summary>
    /// <param name="change">Makes the changes. Called when the changed definition is compiled.</param>
    /// <example>
    /// <code>
    /// var lifecycle = new PartnershipLifecycle().With(criteria => criteria
    ///     .Add&lt;EthicsApproval&gt;(entering: PartnershipStage.Implementation)
    ///     .SetSeverity("IMP-05", Severity.Mandatory)
    ///     .SwitchOff("DEV-06"));
    /// </code>
    /// </example>
    public LifecycleDefinition<TStage, TTrigger, TSubject> With(
        Action<CriteriaChanges<TStage, TTrigger, TSubject>> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new ChangedDefinition<TStage, TTrigger, TSubject>(this, change);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FindServiceFaults(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return [.. _compiled.Value.Classes.Select(each => each.FindFault(services)).OfType<string>()];
    }

    /// <inheritdoc/>
    public override VerificationReport Verify()
    {
        var report = Graph.Verify();
        return SubjectFinding.Of<TSubject>(_compiled.Value.HasActions) is { } finding ? report.With(finding) : report;
    }

    /// <inheritdoc/>
    public override void Accept(ILifecycleVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        visitor.Visit(this);
    }

    /// <summary>
    /// Declares the lifecycle. Called once, on any thread, and once more for each variant where the criteria vary with
    /// the subject; if it throws, the next use calls it again. Equal definitions must declare the same lifecycle.
    /// </summary>
    /// <param name="lifecycle">The builder that records the declarations.</param>
    protected abstract void Define(LifecycleBuilder<TStage, TTrigger, TSubject> lifecycle);

    /// <summary>
    /// Says why a subject cannot be in a stage. Called when a snapshot is resumed, so that a subject and a snapshot
    /// that do not belong together are refused. Not called where the caller names the stage.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="stage">The stage of the snapshot.</param>
    /// <returns>The reason, as a sentence; <see langword="null"/>, the default, if the subject may be in the
    /// stage.</returns>
    protected virtual string? FindMismatch(TSubject subject, TStage stage) => null;

    internal string? MismatchOf(TSubject subject, TStage stage) => FindMismatch(subject, stage);

    /// <summary>
    /// Hands a subject the options of an instance that is started or resumed with it, before any criterion sees the
    /// subject. For subjects that have a clock or services of their own, which no store keeps. Not called where the
    /// caller gives no options. Must be quick and must not throw.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="options">Clock and services of the instance.</param>
    protected virtual void OnAttached(TSubject subject, InstanceOptions options)
    {
    }

    internal void AttachTo(TSubject subject, InstanceOptions options) => OnAttached(subject, options);

    private InstanceOptions Attach(TSubject subject, InstanceOptions? options)
    {
        if (options is null)
            return InstanceOptions.Default;

        if (subject is not null)
            OnAttached(subject, options);

        return options;
    }

    internal void DefineIn(LifecycleBuilder<TStage, TTrigger, TSubject> lifecycle)
    {
        Define(lifecycle);
        lifecycle.Declaration.TakeAdditions();
    }

    private CompiledLifecycle<TStage, TTrigger, TSubject> CompiledFor(TSubject subject)
    {
        var compiled = _compiled.Value;
        return _variation is { } variation && subject is not null
            ? _variants.GetOrAdd(variation.Choose(subject), Compile)
            : compiled;
    }

    private CompiledLifecycle<TStage, TTrigger, TSubject> Compile(object? variant)
    {
        var builder = new LifecycleBuilder<TStage, TTrigger, TSubject>(Name, Revision);
        var outside = ExecutionContext.Capture();
        try
        {
            DefineIn(builder);
            _variation = builder.Declaration.Variation;
            if (variant is not null)
                _variation!.Change(new(builder.Declaration), variant);
        }
        finally
        {
            AmbientData.Restore(outside);
        }

        return new DefinitionCompiler<TStage, TTrigger, TSubject>(builder.Declaration).Compile();
    }
}
