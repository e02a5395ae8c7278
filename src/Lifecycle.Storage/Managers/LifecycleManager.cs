using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <inheritdoc/>
public sealed partial class LifecycleManager<TStage, TTrigger, TSubject> : ILifecycleManager<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private const int MostStrandedIds = 100;

    private readonly LifecycleDefinition<TStage, TTrigger, TSubject> _definition;
    private readonly ILifecycleStore _store;
    private readonly JsonTypeInfo<TSubject> _subject;
    private readonly LifecycleManagerOptions<TStage, TSubject> _options;
    private readonly InstanceMapper<TStage, TTrigger, TSubject> _mapper;

    /// <summary>Makes a manager. It holds no state of its own, so any number may share a store.</summary>
    /// <param name="definition">The definition. Its name is the name of the lifecycle in the store.</param>
    /// <param name="store">The store.</param>
    /// <param name="subject">How subjects are written as JSON, and read.</param>
    /// <param name="options">The options; the defaults if <see langword="null"/>.</param>
    /// <exception cref="DefinitionException">The definition has faults.</exception>
    /// <exception cref="LifecycleException">The text of a stage or trigger cannot be stored.</exception>
    public LifecycleManager(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        ILifecycleStore store,
        JsonTypeInfo<TSubject> subject,
        LifecycleManagerOptions<TStage, TSubject>? options = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(subject);
        _definition = definition;
        _store = store;
        _options = options ?? new();
        _subject = subject;
        _mapper = new(definition, subject, _options);
    }

    /// <inheritdoc/>
    public int DefinitionRevision => _definition.Revision;

    /// <inheritdoc/>
    public LifecycleGraph<TStage, TTrigger> Graph => _definition.Graph;

    /// <inheritdoc/>
    public IReadOnlyList<Waiver> WaiversOf(TSubject subject) => _definition.WaiversOf(subject);

    /// <summary>This manager, for code that does not know the types of the lifecycle.</summary>
    public ILifecycleManager AsUntyped() => this.AsUntyped(_subject, _options.Json);

    /// <inheritdoc/>
    public async ValueTask<ManagedInstance<TStage, TSubject>> StartAsync(
        string id,
        TSubject subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        (await TryStartAsync(id, subject, command, cancellationToken).ConfigureAwait(false)).Required;

    /// <inheritdoc/>
    public async ValueTask<StartResult<ManagedInstance<TStage, TSubject>>> TryStartAsync(
        string id,
        TSubject subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        StoredText.CheckId(id, nameof(id));
        ArgumentNullException.ThrowIfNull(subject);
        command ??= new();
        StoredText.Check(command, nameof(command));
        if (await RepeatedStartAsync(id, command, cancellationToken).ConfigureAwait(false) is { } repeated)
            return repeated;

        var start = await _mapper.TryStartAsync(id, subject, command, cancellationToken).ConfigureAwait(false);
        if (start.Instance is { } instance)
        {
            var write = _mapper.New(id, instance, command, start.Report);
            if (await _store.WriteAsync(write, cancellationToken).ConfigureAwait(false) == StoreOutcome.Written)
                return new(start.Report, Managed(write.Instance));
        }

        return await RepeatedStartAsync(id, command, cancellationToken).ConfigureAwait(false)
            ?? (start.Instance is null
                ? new(start.Report, null)
                : throw new InstanceExistsException(_definition.Name, id));
    }

    /// <summary>The start that a command has already made; <see langword="null"/> if it has made none.</summary>
    private async ValueTask<StartResult<ManagedInstance<TStage, TSubject>>?> RepeatedStartAsync(
        string id, TransitionCommand command, CancellationToken cancellationToken) =>
        await FindFirstEntryAsync(id, command, StoredEntryKind.Started, cancellationToken).ConfigureAwait(false)
            is var (instance, started)
            ? new(InstanceMapper<TStage, TTrigger, TSubject>.ReportOf(started), Managed(instance))
            : null;

    /// <inheritdoc/>
    public async ValueTask<ManagedInstance<TStage, TSubject>> GetAsync(
        string id,
        CancellationToken cancellationToken = default
    ) => Managed(await FindStoredAsync(id, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async ValueTask<ManagedInstance<TStage, TSubject>?> TryGetAsync(
        string id, CancellationToken cancellationToken = default)
    {
        StoredText.CheckId(id, nameof(id));
        return await _store.FindAsync(_definition.Name, id, cancellationToken).ConfigureAwait(false) is { } stored
            ? Managed(stored)
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<TransitionResult<TStage, TTrigger>> TryFireAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        command ??= new();
        StoredText.Check(command, nameof(command));
        return (await TryFireAsync(id, trigger, command, due: null, cancellationToken).ConfigureAwait(false))!.Value;
    }

    /// <inheritdoc/>
    public async ValueTask<TransitionResult<TStage, TTrigger>> FireAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var result = await TryFireAsync(id, trigger, command, cancellationToken).ConfigureAwait(false);
        return result.Refusal is { } refusal ? throw refusal : result;
    }

    /// <inheritdoc/>
    public async ValueTask<GateReport> EvaluateAsync(
        string id,
        TTrigger trigger,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        await (await ReadAsync(id, cancellationToken).ConfigureAwait(false))
            .EvaluateAsync(trigger, command, cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<Prospects<TStage, TTrigger>> EvaluateAllAsync(
        string id,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        await (await ReadAsync(id, cancellationToken).ConfigureAwait(false))
            .EvaluateAllAsync(command, cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<RoutePlan<TStage, TTrigger>> PlanAsync(
        string id,
        TStage goal,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        await (await ReadAsync(id, cancellationToken).ConfigureAwait(false))
            .PlanAsync(goal, command, cancellationToken)
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ManagedInstance<TStage, TSubject>> FindAsync(
        InstanceFilter<TStage>? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        filter ??= new();
        if (filter.Limit is < 1)
            throw new ArgumentOutOfRangeException(nameof(filter), filter.Limit, "The limit must be at least 1.");

        StoredText.Check(filter.BlockedBy, nameof(filter));
        StoredText.Check(filter.After, nameof(filter));
        var query = new InstanceQuery
        {
            Lifecycle = _definition.Name,
            Stages = filter.Stages?.SelectMany(LeavesOf).Distinct().ToArray(),
            BlockedBy = filter.BlockedBy,
            DueBy = filter.DueBy?.ToUniversalTime(),
            After = filter.After,
            Limit = filter.Limit,
            Unreadable = filter.Unreadable,
        };
        await foreach (var stored in _store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (Found(stored, filter.Unreadable) is { } found)
                yield return found;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> CountAsync(
        IReadOnlyCollection<TStage>? stages = null, CancellationToken cancellationToken = default)
    {
        var counted = stages?.SelectMany(LeavesOf).ToHashSet(StringComparer.Ordinal);
        var counts = await _store.CountByStageAsync(_definition.Name, cancellationToken).ConfigureAwait(false);
        return counts.Where(each => counted?.Contains(each.Stage) != false).Sum(each => each.Count);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StrandedStage>> FindStrandedAsync(
        CancellationToken cancellationToken = default)
    {
        var search = new StrandedSearch<TStage, TTrigger>(_store, _definition.Name, _mapper.Keys);
        var counts = await search.CountAsync(cancellationToken).ConfigureAwait(false);
        return await search.FindAsync(counts, MostStrandedIds, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<BacktestReport> BacktestAsync(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new Backtest<TStage, TTrigger>(definition.Graph, _options.Migrations.Covers).RunAsync(
            _store,
            _definition.Name,
            cancellationToken);
    }

    /// <returns><see langword="null"/> if it was to be fired for a due date that no longer applies.</returns>
    private async ValueTask<TransitionResult<TStage, TTrigger>?> TryFireAsync(
        string id, TTrigger trigger, TransitionCommand command, StoredDueDate? due, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (stored, applied) = await FindStoredAsync(id, command, cancellationToken).ConfigureAwait(false);
            if (applied.Count != 0)
                return _mapper.Repeated(stored, applied, trigger, command);

            _mapper.CheckTrigger(trigger, nameof(trigger));
            if (due is not null && !stored.DueDates.Contains(due))
                return null;

            var instance = _mapper.Read(stored);
            TransitionResult<TStage, TTrigger> result;
            FollowUpFailedException<TStage, TTrigger>? failure = null;
            try
            {
                result = await instance.TryFireAsync(trigger, command, cancellationToken).ConfigureAwait(false);
            }
            catch (FollowUpFailedException<TStage, TTrigger> exception)
            {
                (result, failure) = (exception.Completed, exception);
            }

            result = result.WithVersion(instance.Version);
            var write = _mapper.After(stored, instance, result, command, due);
            if (write?.Events.Count > 0)
                write = write with { OnCommit = _options.OnEventsStored };
            var outcome = write is null
                ? StoreOutcome.Written
                : await _store.WriteAsync(write, cancellationToken).ConfigureAwait(false);
            if (outcome == StoreOutcome.Written && write?.Events.Count > 0)
                _options.OnEventsStored?.Invoke();
            if (outcome == StoreOutcome.Written)
                return failure is null
                    ? result
                    : throw new FollowUpFailedException<TStage, TTrigger>(
                        result, failure.Trigger, failure.InnerException!);

            if (IsLast(attempt, outcome))
                return new TransitionResult<TStage, TTrigger>(
                    instance.Stage,
                    instance.Stage,
                    trigger,
                    GateReport.Conflict(
                        _mapper.TriggerText(trigger), Graph.Stage(instance.Stage).Name, Overtaken(attempt)),
                    version: stored.Version);
        }
    }

    /// <summary>
    /// Whether a write that failed is not tried again. A command that was just applied can be read at the next attempt,
    /// unless the store contradicts itself.
    /// </summary>
    private bool IsLast(int attempt, StoreOutcome outcome) =>
        outcome == StoreOutcome.ConflictInTransaction
        || attempt >= _options.Attempts + (outcome == StoreOutcome.AlreadyApplied ? 1L : 0L);

    /// <summary>The reason for a conflict.</summary>
    private static string Overtaken(int attempts) => attempts == 1
        ? "another caller changed the instance at the same time"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"other callers changed the instance at each of {attempts} attempts");

    private IEnumerable<string> LeavesOf(TStage stage)
    {
        var named = Graph.Stage(stage);
        return Graph.Stages
            .Where(each => !each.IsSuperstage && each.SelfAndSuperstages().Contains(named))
            .Select(each => each.KeyText);
    }

    private async ValueTask<StoredInstance> FindStoredAsync(string id, CancellationToken cancellationToken)
    {
        StoredText.CheckId(id, nameof(id));
        return await _store.FindAsync(_definition.Name, id, cancellationToken).ConfigureAwait(false)
            ?? throw new InstanceNotFoundException(_definition.Name, id);
    }

    private async ValueTask<StoredCommand> FindStoredAsync(
        string id,
        TransitionCommand command,
        CancellationToken cancellationToken)
    {
        if (command.CommandId is not { } commandId)
            return new(await FindStoredAsync(id, cancellationToken).ConfigureAwait(false), []);

        StoredText.CheckId(id, nameof(id));
        return await _store.FindCommandAsync(_definition.Name, id, commandId, cancellationToken).ConfigureAwait(false)
            ?? throw new InstanceNotFoundException(_definition.Name, id);
    }

    private async ValueTask<LifecycleInstance<TStage, TTrigger, TSubject>> ReadAsync(
        string id,
        CancellationToken cancellationToken
    ) => _mapper.Read(await FindStoredAsync(id, cancellationToken).ConfigureAwait(false));

    /// <summary>The instance; <see langword="null"/> if it cannot be read, and the caller skips such ones.</summary>
    private ManagedInstance<TStage, TSubject>? Found(
        StoredInstance stored, Action<UnreadableRow>? unreadable)
    {
        try
        {
            return Managed(stored);
        }
        catch (LifecycleException exception) when (unreadable is not null)
        {
            unreadable(new(stored.Lifecycle, stored.Id, exception) { Instance = stored });
            return null;
        }
    }

    private ManagedInstance<TStage, TSubject> Managed(StoredInstance stored)
    {
        var instance = _mapper.Read(stored);
        return new(stored, instance.Stage, instance.Subject);
    }
}
