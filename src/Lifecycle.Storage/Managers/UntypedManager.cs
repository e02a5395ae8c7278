using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>Calls a typed manager, and translates arguments and results. Immutable.</summary>
internal sealed class UntypedManager<TStage, TTrigger, TSubject>(
    ILifecycleManager<TStage, TTrigger, TSubject> manager,
    UntypedValues<TStage, TTrigger, TSubject> values) : ILifecycleManager
    where TStage : notnull
    where TTrigger : notnull
{
    public string Name => manager.Graph.Name;

    public int DefinitionRevision => manager.DefinitionRevision;

    public LifecycleGraph<string, string> Graph => values.Graph;

    public JsonTypeInfo SubjectJson => values.SubjectInfo;

    public JsonTypeInfo? PayloadJson(string trigger) => values.PayloadJson(trigger, nameof(trigger));

    public object? ReadPayload(string trigger, JsonElement payload) =>
        values.WithPayload(RequireTrigger(trigger), new() { Payload = payload }, nameof(payload))!.Payload;

    public void CheckSubject(JsonElement subject) => values.Subject(subject, nameof(subject));

    public IReadOnlyList<Waiver> WaiversOf(JsonElement subject) =>
        manager.WaiversOf(values.Subject(subject, nameof(subject)));

    public async ValueTask<ManagedInstance<string, JsonElement>> StartAsync(
        string id,
        JsonElement subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        (await TryStartAsync(id, subject, command, cancellationToken).ConfigureAwait(false)).Required;

    public async ValueTask<StartResult<ManagedInstance<string, JsonElement>>> TryStartAsync(
        string id,
        JsonElement subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        var start = await manager
            .TryStartAsync(id, values.Subject(subject, nameof(subject)), command, cancellationToken)
            .ConfigureAwait(false);
        return new(start.Report, start.Instance is { } instance ? values.Untyped(instance) : null);
    }

    public async ValueTask<ManagedInstance<string, JsonElement>> ImportAsync(
        string id,
        JsonElement subject,
        string stage,
        DateTimeOffset? enteredAt = null,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        values.Untyped(
            await manager.ImportAsync(
                id,
                values.Subject(subject, nameof(subject)),
                values.Stage(stage, nameof(stage)),
                enteredAt,
                command,
                cancellationToken).ConfigureAwait(false));

    public async ValueTask<ManagedInstance<string, JsonElement>> GetAsync(
        string id, CancellationToken cancellationToken = default) =>
        values.Untyped(await manager.GetAsync(id, cancellationToken).ConfigureAwait(false));

    public async ValueTask<ManagedInstance<string, JsonElement>?> TryGetAsync(
        string id, CancellationToken cancellationToken = default) =>
        await manager.TryGetAsync(id, cancellationToken).ConfigureAwait(false) is { } found
            ? values.Untyped(found)
            : null;

    public async ValueTask<ManagedInstance<string, JsonElement>> UpdateAsync(
        string id,
        Func<JsonElement, JsonElement> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return values.Untyped(
            await manager.ReplaceSubjectAsync(
                id,
                subject => values.Subject(change(values.Json(id, subject)), nameof(change)),
                command,
                cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask<TransitionResult<string, string>> TryFireAsync(
        string id, string trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var key = values.Trigger(trigger, nameof(trigger));
        command = values.WithPayload(trigger, command, nameof(command));
        try
        {
            return (await manager.TryFireAsync(id, key, command, cancellationToken).ConfigureAwait(false)).AsText();
        }
        catch (FollowUpFailedException<TStage, TTrigger> exception)
            when (exception is not FollowUpFailedException<string, string>)
        {
            throw exception.AsText();
        }
    }

    public async ValueTask<TransitionResult<string, string>> FireAsync(
        string id, string trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var result = await TryFireAsync(id, trigger, command, cancellationToken).ConfigureAwait(false);
        return result.Refusal is { } refusal ? throw refusal : result;
    }

    public async ValueTask<GateReport> EvaluateAsync(
        string id, string trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var key = values.Trigger(trigger, nameof(trigger));
        command = values.WithPayload(trigger, command, nameof(command));
        return await manager.EvaluateAsync(id, key, command, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Prospects<string, string>> EvaluateAllAsync(
        string id, TransitionCommand? command = null, CancellationToken cancellationToken = default) =>
        (await manager.EvaluateAllAsync(id, command, cancellationToken).ConfigureAwait(false)).AsText(Graph);

    public async ValueTask<RoutePlan<string, string>> PlanAsync(
        string id, string goal, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var stage = values.Stage(goal, nameof(goal));
        return (await manager.PlanAsync(id, stage, command, cancellationToken).ConfigureAwait(false)).AsText(Graph);
    }

    public IAsyncEnumerable<StoredEntry> HistoryAsync(string id, CancellationToken cancellationToken = default) =>
        manager.HistoryAsync(id, cancellationToken);

    public async IAsyncEnumerable<ManagedInstance<string, JsonElement>> FindAsync(
        InstanceFilter<string>? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var typed = filter is null ? null : new InstanceFilter<TStage>
        {
            Stages = filter.Stages?.Select(stage => values.Stage(stage, nameof(filter))).ToArray(),
            BlockedBy = filter.BlockedBy,
            DueBy = filter.DueBy,
            After = filter.After,
            Limit = filter.Limit,
            Unreadable = filter.Unreadable,
        };
        await foreach (var found in manager.FindAsync(typed, cancellationToken).ConfigureAwait(false))
        {
            if (Found(found, filter?.Unreadable) is { } untyped)
                yield return untyped;
        }
    }

    public ValueTask<long> CountAsync(
        IReadOnlyCollection<string>? stages = null, CancellationToken cancellationToken = default) =>
        manager.CountAsync(
            stages?.Select(stage => values.Stage(stage, nameof(stages))).ToArray(), cancellationToken);

    public ValueTask<HistoryVerification> VerifyHistoryAsync(
        string id, HistoryHead? expected = null, CancellationToken cancellationToken = default) =>
        manager.VerifyHistoryAsync(id, expected, cancellationToken);

    public async ValueTask<ManagedInstance<string, JsonElement>> EraseAsync(
        string id,
        Func<JsonElement, JsonElement> remains,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(remains);
        return values.Untyped(
            await manager.EraseAsync(
                id,
                subject => values.Subject(remains(values.Json(id, subject)), nameof(remains)),
                command,
                cancellationToken).ConfigureAwait(false));
    }

    public ValueTask<bool> DeleteAsync(
        string id, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        manager.DeleteAsync(id, expectedVersion, cancellationToken);

    public ValueTask<long> PruneAsync(
        DateTimeOffset before,
        Action<UnreadableRow>? unreadable = null,
        CancellationToken cancellationToken = default) =>
        manager.PruneAsync(before, unreadable, cancellationToken);

    public IAsyncEnumerable<HistoryHead> ExportAsync(
        Action<UnreadableRow>? unreadable = null, CancellationToken cancellationToken = default) =>
        manager.ExportAsync(unreadable, cancellationToken);

    public async IAsyncEnumerable<DueFire<string, string>> FireDueAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var fired in manager.FireDueAsync(cancellationToken).ConfigureAwait(false))
            yield return values.Untyped(fired);
    }

    public async IAsyncEnumerable<DueFire<string, string>> FireDueAsync(
        string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var fired in manager.FireDueAsync(id, cancellationToken).ConfigureAwait(false))
            yield return values.Untyped(fired);
    }

    public IAsyncEnumerable<string> FindDueAsync(CancellationToken cancellationToken = default) =>
        manager.FindDueAsync(cancellationToken);

    public ValueTask<IReadOnlyList<StrandedStage>> FindStrandedAsync(CancellationToken cancellationToken = default) =>
        manager.FindStrandedAsync(cancellationToken);

    public ValueTask<BacktestReport> BacktestAsync(
        LifecycleDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition is LifecycleDefinition<TStage, TTrigger, TSubject> typed
            ? manager.BacktestAsync(typed, cancellationToken)
            : throw new ArgumentException(
                $"{TypeText.Of(definition.GetType())} cannot replay {Name}: expected a "
                    + $"{TypeText.Of(typeof(LifecycleDefinition<TStage, TTrigger, TSubject>))}.",
                nameof(definition));
    }

    /// <summary>The instance; <see langword="null"/> if it cannot be written, and the caller skips such ones.</summary>
    private ManagedInstance<string, JsonElement>? Found(
        ManagedInstance<TStage, TSubject> found, Action<UnreadableRow>? unreadable)
    {
        try
        {
            return values.Untyped(found);
        }
        catch (LifecycleException exception) when (unreadable is not null)
        {
            unreadable(new(found.Stored.Lifecycle, found.Id, exception) { Instance = found.Stored });
            return null;
        }
    }

    private string RequireTrigger(string trigger)
    {
        values.Trigger(trigger, nameof(trigger));
        return trigger;
    }
}
