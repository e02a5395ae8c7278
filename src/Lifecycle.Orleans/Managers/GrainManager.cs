namespace Lifecycle;

/// <summary>
/// Sends each fire to the grain of its instance, and reads instances from the grain's memory. What carries a delegate
/// goes to the store when the grain gives it a turn. What concerns many instances goes to the store, as do starts and
/// imports.
/// </summary>
internal sealed class GrainManager<TStage, TTrigger, TSubject>(
    LifecycleManager<TStage, TTrigger, TSubject> direct,
    ILifecycleManager<TStage, TTrigger, TSubject> reader,
    CallTexts<TStage, TTrigger> texts,
    Func<string, ILifecycleGrain> grainOf,
    OwnWrites ownWrites) : ILifecycleManager<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    public int DefinitionRevision => direct.DefinitionRevision;

    public LifecycleGraph<TStage, TTrigger> Graph => direct.Graph;

    public IReadOnlyList<Waiver> WaiversOf(TSubject subject) => direct.WaiversOf(subject);

    public ValueTask<ManagedInstance<TStage, TSubject>> StartAsync(
        string id,
        TSubject subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) => direct.StartAsync(id, subject, command, cancellationToken);

    public ValueTask<StartResult<ManagedInstance<TStage, TSubject>>> TryStartAsync(
        string id,
        TSubject subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) => direct.TryStartAsync(id, subject, command, cancellationToken);

    public ValueTask<ManagedInstance<TStage, TSubject>> ImportAsync(
        string id,
        TSubject subject,
        TStage stage,
        DateTimeOffset? enteredAt = null,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        direct.ImportAsync(id, subject, stage, enteredAt, command, cancellationToken);

    public ValueTask<ManagedInstance<TStage, TSubject>> GetAsync(
        string id, CancellationToken cancellationToken = default) => reader.GetAsync(id, cancellationToken);

    public ValueTask<ManagedInstance<TStage, TSubject>?> TryGetAsync(
        string id, CancellationToken cancellationToken = default) => reader.TryGetAsync(id, cancellationToken);

    public ValueTask<ManagedInstance<TStage, TSubject>> UpdateAsync(
        string id,
        Action<TSubject> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        InTurnAsync(id, () => direct.UpdateAsync(id, change, command, cancellationToken), cancellationToken);

    public ValueTask<ManagedInstance<TStage, TSubject>> UpdateAsync(
        string id,
        Func<TSubject, Task> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        InTurnAsync(id, () => direct.UpdateAsync(id, change, command, cancellationToken), cancellationToken);

    public ValueTask<ManagedInstance<TStage, TSubject>> ReplaceSubjectAsync(
        string id,
        Func<TSubject, TSubject> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        InTurnAsync(id, () => direct.ReplaceSubjectAsync(id, change, command, cancellationToken), cancellationToken);

    public async ValueTask<TransitionResult<TStage, TTrigger>> TryFireAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        command ??= new();
        StoredText.Check(command, nameof(command));
        StoredText.CheckId(id, nameof(id));
        if (texts.TryCall(trigger, command) is not { } call)
            return await InTurnAsync(
                id, () => direct.TryFireAsync(id, trigger, command, cancellationToken), cancellationToken)
                .ConfigureAwait(false);

        FireReply reply;
        try
        {
            reply = await grainOf(id).FireAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The store applies a command once, whether or not the grain has applied it.
            return command.CommandId is not null
                ? await direct.TryFireAsync(id, trigger, command, cancellationToken).ConfigureAwait(false)
                : throw Unanswered(id, exception);
        }

        ownWrites.Add(id, reply.ConcurrencyToken);
        return texts.Result(reply);
    }

    public async ValueTask<TransitionResult<TStage, TTrigger>> FireAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default)
    {
        var result = await TryFireAsync(id, trigger, command, cancellationToken).ConfigureAwait(false);
        return result.Refusal is { } refusal ? throw refusal : result;
    }

    public ValueTask<GateReport> EvaluateAsync(
        string id,
        TTrigger trigger,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        reader.EvaluateAsync(id, trigger, command, cancellationToken);

    public ValueTask<Prospects<TStage, TTrigger>> EvaluateAllAsync(
        string id, TransitionCommand? command = null, CancellationToken cancellationToken = default) =>
        reader.EvaluateAllAsync(id, command, cancellationToken);

    public ValueTask<RoutePlan<TStage, TTrigger>> PlanAsync(
        string id, TStage goal, TransitionCommand? command = null, CancellationToken cancellationToken = default) =>
        reader.PlanAsync(id, goal, command, cancellationToken);

    public IAsyncEnumerable<StoredEntry> HistoryAsync(string id, CancellationToken cancellationToken = default) =>
        direct.HistoryAsync(id, cancellationToken);

    public IAsyncEnumerable<ManagedInstance<TStage, TSubject>> FindAsync(
        InstanceFilter<TStage>? filter = null, CancellationToken cancellationToken = default) =>
        direct.FindAsync(filter, cancellationToken);

    public ValueTask<long> CountAsync(
        IReadOnlyCollection<TStage>? stages = null, CancellationToken cancellationToken = default) =>
        direct.CountAsync(stages, cancellationToken);

    public ValueTask<HistoryVerification> VerifyHistoryAsync(
        string id, HistoryHead? expected = null, CancellationToken cancellationToken = default) =>
        direct.VerifyHistoryAsync(id, expected, cancellationToken);

    public ValueTask<ManagedInstance<TStage, TSubject>> EraseAsync(
        string id,
        Func<TSubject, TSubject> remains,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default) =>
        InTurnAsync(id, () => direct.EraseAsync(id, remains, command, cancellationToken), cancellationToken);

    public ValueTask<bool> DeleteAsync(
        string id, long? expectedVersion = null, CancellationToken cancellationToken = default) =>
        InTurnAsync(id, () => direct.DeleteAsync(id, expectedVersion, cancellationToken), cancellationToken);

    public ValueTask<long> PruneAsync(
        DateTimeOffset before,
        Action<UnreadableRow>? unreadable = null,
        CancellationToken cancellationToken = default) =>
        direct.PruneAsync(before, unreadable, cancellationToken);

    public IAsyncEnumerable<HistoryHead> ExportAsync(
        Action<UnreadableRow>? unreadable = null, CancellationToken cancellationToken = default) =>
        direct.ExportAsync(unreadable, cancellationToken);

    public IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(CancellationToken cancellationToken = default) =>
        direct.FireDueAsync(cancellationToken);

    public IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(
        string id, CancellationToken cancellationToken = default) => direct.FireDueAsync(id, cancellationToken);

    public IAsyncEnumerable<string> FindDueAsync(CancellationToken cancellationToken = default) =>
        direct.FindDueAsync(cancellationToken);

    public ValueTask<IReadOnlyList<StrandedStage>> FindStrandedAsync(CancellationToken cancellationToken = default) =>
        direct.FindStrandedAsync(cancellationToken);

    public ValueTask<BacktestReport> BacktestAsync(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition, CancellationToken cancellationToken = default) =>
        direct.BacktestAsync(definition, cancellationToken);

    /// <summary>
    /// Changes the instance while its grain lets other changes wait. If the cluster does not answer, the change goes to
    /// the store, which decides between it and others.
    /// </summary>
    private async ValueTask<T> InTurnAsync<T>(
        string id, Func<ValueTask<T>> change, CancellationToken cancellationToken)
    {
        StoredText.CheckId(id, nameof(id));
        var ticket = Guid.NewGuid();
        var grain = grainOf(id);
        try
        {
            await grain.TakeTurnAsync(ticket, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return await change().ConfigureAwait(false);
        }

        try
        {
            return await change().ConfigureAwait(false);
        }
        finally
        {
            await EndTurnAsync(grain, ticket).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a turn. It need not arrive: the turn then ends by itself.</summary>
    private static async ValueTask EndTurnAsync(ILifecycleGrain grain, Guid ticket)
    {
        try
        {
            await grain.EndTurnAsync(ticket).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The change is stored.
        }
    }

    private LifecycleStoreException Unanswered(string id, Exception cause) => new(
        "Orleans cluster",
        $"The grain of {Graph.Name} {id} did not answer, so the trigger may have been fired. Read the instance before "
            + "you fire again, and give commands ids, so that they can be repeated.",
        cause)
    {
        IsTransient = true,
        IsOutcomeUnknown = true,
    };
}
