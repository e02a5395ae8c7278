namespace Lifecycle.Testing.Tests;

/// <summary>How a hand-written order keeps its callers apart.</summary>
public enum Keeping
{
    /// <summary>It does not: it checks, and then acts.</summary>
    Nothing,

    /// <summary>It does not, and awaits in between.</summary>
    NothingWhileItAwaits,

    /// <summary>It does not, and awaits in between without returning to the caller's context.</summary>
    NothingOnThePool,

    /// <summary>A lock.</summary>
    Lock,

    /// <summary>An asynchronous lock.</summary>
    Semaphore,

    /// <summary>A lock for each trigger, so that only different triggers can race.</summary>
    LockPerTrigger,
}

/// <summary>A hand-written order for several callers.</summary>
public sealed class RacingOrder(Keeping keeping) : ISystemUnderTest<Stage, Trigger>, IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(1);
    private readonly Lock[] _locks = [.. Enum.GetValues<Trigger>().Select(_ => new Lock())];
    private Stage _stage = Stage.Cart;
    private Stage _held;

    public ValueTask<Stage> ReadStageAsync(CancellationToken cancellationToken) => new(_stage);

    public async ValueTask<bool> FireAsync(Trigger trigger, object? payload, CancellationToken cancellationToken)
    {
        switch (keeping)
        {
            case Keeping.Lock:
                lock (_locks[0])
                    return Fire(trigger);
            case Keeping.LockPerTrigger:
                lock (_locks[(int)trigger])
                    return Fire(trigger);
            case Keeping.Semaphore:
                await _semaphore.WaitAsync(cancellationToken);
                try
                {
                    return await FireSlowlyAsync(trigger);
                }
                finally
                {
                    _semaphore.Release();
                }

            case Keeping.NothingWhileItAwaits:
                return await FireSlowlyAsync(trigger);
            case Keeping.NothingOnThePool:
                return await FireSlowlyAsync(trigger).ConfigureAwait(false);
            default:
                return Fire(trigger);
        }
    }

    public void Dispose() => _semaphore.Dispose();

    private async Task<bool> FireSlowlyAsync(Trigger trigger)
    {
        var next = Next(trigger);
        if (keeping == Keeping.NothingOnThePool)
            await Task.Run(() => { }).ConfigureAwait(false);
        else
            await Task.Yield();
        return Go(trigger, next);
    }

    private bool Fire(Trigger trigger)
    {
        var next = Next(trigger);

        // The callers meet here even on a busy machine that gives them less than a core each.
        Thread.Yield();
        return Go(trigger, next);
    }

    private bool Go(Trigger trigger, Stage? next)
    {
        if (next is null)
            return false;

        if (trigger == Trigger.Hold)
            _held = _stage;
        _stage = next.Value;
        return true;
    }

    private Stage? Next(Trigger trigger) => (_stage, trigger) switch
    {
        (Stage.Cart, Trigger.Place) => Stage.Placed,
        (Stage.Placed, Trigger.Pay) => Stage.Paid,
        (Stage.Paid, Trigger.Ship) => Stage.Shipped,
        (Stage.Placed or Stage.Paid, Trigger.Cancel) => Stage.Cancelled,
        (Stage.Placed or Stage.Paid, Trigger.Hold) => Stage.OnHold,
        (Stage.OnHold, Trigger.Release) => _held,
        (Stage.Placed or Stage.Paid, Trigger.Comment) => _stage,
        _ => null,
    };
}
