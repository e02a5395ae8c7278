namespace Lifecycle.Testing;

/// <summary>
/// One run of a story on a new system: the calls before, those of the callers, and those after. A call is recorded
/// before it begins, so that the records tell which one did not end.
/// </summary>
internal sealed class StoryRun<TStage, TTrigger>(Setup<TStage, TTrigger> setup, Case<TTrigger> story)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly List<RecordedCall<TStage, TTrigger>> _calls = [];
    private ISystemUnderTest<TStage, TTrigger>? _system;
    private long _clock;
    private int _arrived;

    /// <summary>Every call in the order in which the story has them, and the readings of the stage.</summary>
    public IReadOnlyList<RecordedCall<TStage, TTrigger>> Calls => _calls;

    /// <summary>The calls of the callers who fire at the same time.</summary>
    public IReadOnlyList<IReadOnlyList<RecordedCall<TStage, TTrigger>>> Callers { get; private set; } = [];

    /// <summary>Makes the system and fires what comes before.</summary>
    public async ValueTask<bool> BeginAsync(CancellationToken cancellationToken)
    {
        _system = setup.System(setup.Subject(new(story.Subject)));
        await ReadAsync(Record(call: null), cancellationToken).ConfigureAwait(false);
        foreach (var call in story.Calls.Where(call => call.Caller == Call<TTrigger>.Before))
            await FireAloneAsync(call, cancellationToken).ConfigureAwait(false);

        Callers =
        [
            .. story.Calls
                .Where(call => call.IsConcurrent)
                .GroupBy(call => call.Caller)
                .Select(calls => calls.Select(Record).ToArray()),
        ];
        return true;
    }

    /// <summary>Waits until every caller has arrived, so that they start at the same moment.</summary>
    /// <returns>False if the token was cancelled.</returns>
    public bool Arrive(CancellationToken cancellationToken)
    {
        const int SpinsBeforeYielding = 1000;
        Interlocked.Increment(ref _arrived);
        for (var spin = 0; Volatile.Read(ref _arrived) < Callers.Count; spin++)
        {
            if (cancellationToken.IsCancellationRequested)
                return false;

            if (spin < SpinsBeforeYielding)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }

        return true;
    }

    /// <summary>
    /// Makes a call of one of the callers, and blocks until it ends. A call that ends because the token cut it off is
    /// recorded as one that did not end.
    /// </summary>
    public void Fire(RecordedCall<TStage, TTrigger> record, CancellationToken cancellationToken)
    {
        record.Began = Interlocked.Increment(ref _clock);
        try
        {
            var fire = _system!.FireAsync(record.Call!.Trigger, record.Payload, cancellationToken);
            record.Accepted = fire.IsCompleted ? fire.Result : fire.AsTask().GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            if (cancellationToken.IsCancellationRequested)
                return;

            record.Exception = exception;
        }

        record.Ended = Interlocked.Increment(ref _clock);
    }

    /// <summary>Fires what comes after, and reads the stage.</summary>
    public async ValueTask<bool> EndAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(Record(call: null), cancellationToken).ConfigureAwait(false);
        foreach (var call in story.Calls.Where(call => call.Caller == Call<TTrigger>.After))
            await FireAloneAsync(call, cancellationToken).ConfigureAwait(false);

        return true;
    }

    public async ValueTask<bool> DisposeAsync()
    {
        if (_system is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else
            (_system as IDisposable)?.Dispose();
        return true;
    }

    private RecordedCall<TStage, TTrigger> Record(Call<TTrigger>? call)
    {
        var record = new RecordedCall<TStage, TTrigger>(
            call,
            call is null ? null : setup.Payload(call.Trigger, new(call.Payload)));
        _calls.Add(record);
        return record;
    }

    private async ValueTask FireAloneAsync(Call<TTrigger> call, CancellationToken cancellationToken)
    {
        var record = Record(call);
        record.Began = Interlocked.Increment(ref _clock);
        record.Accepted = await _system!.FireAsync(call.Trigger, record.Payload, cancellationToken)
            .ConfigureAwait(false);
        await ReadAsync(record, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask ReadAsync(RecordedCall<TStage, TTrigger> record, CancellationToken cancellationToken)
    {
        if (record.Call is null)
            record.Began = Interlocked.Increment(ref _clock);
        record.Stage = await _system!.ReadStageAsync(cancellationToken).ConfigureAwait(false);
        record.HasStage = true;
        record.Ended = Interlocked.Increment(ref _clock);
    }
}
