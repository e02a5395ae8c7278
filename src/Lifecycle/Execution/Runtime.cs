using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>A compiled lifecycle together with options: all that instances share. Immutable and thread-safe.</summary>
internal sealed class Runtime<TStage, TTrigger, TSubject>(
    CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle, InstanceOptions options)
    : IRuntime
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The plain branches, if they are in a table. Beside the options, since each fire needs both.</summary>
    private readonly PlainBranchTable<TStage, TTrigger, TSubject> _plainBranches = lifecycle.PlainBranches;

    public CompiledLifecycle<TStage, TTrigger, TSubject> Lifecycle { get; } = lifecycle;

    public InstanceOptions Options { get; } = options;

    public LifecycleGraph<TStage, TTrigger> Graph => Lifecycle.Graph;

    /// <summary>The settings that gates evaluate criteria with.</summary>
    public CriterionSettings Criteria { get; } = new(
        options.Services, options.TimeProvider, options.CriterionTimeout, options.KeepSynchronizationContext);

    /// <summary>Whether instances keep when they entered their stage.</summary>
    public bool KeepsEntryTime { get; } = options.KeepHistory || lifecycle.HasDueAfter;

    /// <summary>
    /// Whether a step may be taken without a task. An observer needs one, and so does the exception of a clock that the
    /// application wrote.
    /// </summary>
    public bool MayStepAtOnce { get; } =
        options.Observer is null
        && ((!options.KeepHistory && !lifecycle.HasDueAfter)
            || options.TimeProvider is CoarseTimeProvider
            || options.TimeProvider == TimeProvider.System);

    /// <summary>Whether criteria and actions run in the caller's synchronization context.</summary>
    public bool KeepsContext => Options.KeepSynchronizationContext;

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>The only branch for a trigger in a stage, if that is plain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CompiledBranch<TStage, TTrigger, TSubject>? PlainBranch(int stage, TTrigger trigger) =>
        _plainBranches.IsFilled ? _plainBranches.Find(stage, trigger) : Lifecycle.PlainBranch(stage, trigger);

    public GateReport NotPermitted(int stage, TTrigger trigger) => GateReport.NotPermitted(
        KeyText.Of(trigger),
        Graph.Stages[stage].Name,
        Lifecycle.PermittedAsText(stage));

    public GateReport Conflict(int stage, TTrigger trigger, long version, long expected) =>
        GateReport.Conflict(
            KeyText.Of(trigger),
            Graph.Stages[stage].Name,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the instance is at version {version}, not at the expected version {expected}"));
}

/// <summary>A runtime of any types.</summary>
internal interface IRuntime
{
    InstanceOptions Options { get; }
}
