namespace Lifecycle;

/// <summary>A compiled lifecycle together with options: all that instances share. Immutable and thread-safe.</summary>
internal sealed class Runtime<TStage, TTrigger, TSubject>(
    CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle, InstanceOptions options)
    where TStage : notnull
    where TTrigger : notnull
{
    public CompiledLifecycle<TStage, TTrigger, TSubject> Lifecycle { get; } = lifecycle;

    public InstanceOptions Options { get; } = options;

    public LifecycleGraph<TStage, TTrigger> Graph => Lifecycle.Graph;

    /// <summary>The settings that gates evaluate criteria with.</summary>
    public CriterionSettings Criteria { get; } = new(options.Services, options.TimeProvider, options.CriterionTimeout);

    /// <summary>Whether a step leaves no trace but stage and version: there is no history and no observer.</summary>
    public bool IsUnwatched { get; } = !options.KeepHistory && options.Observer is null;

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    public GateReport NotPermitted(int stage, TTrigger trigger) => GateReport.NotPermitted(
        KeyText.Of(trigger),
        Graph.Stages[stage].Name,
        Lifecycle.PermittedAsText(stage));

    public GateReport Conflict(int stage, TTrigger trigger) =>
        GateReport.Conflict(KeyText.Of(trigger), Graph.Stages[stage].Name);
}
