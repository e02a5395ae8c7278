using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Lifecycle;

/// <inheritdoc cref="ILifecycleGrain"/>
[Reentrant]
internal sealed class LifecycleGrain : Grain, ILifecycleGrain
{
    /// <summary>How long a caller may keep the others waiting while it changes the instance itself.</summary>
    public static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(5);

    private readonly IServiceScopeFactory _scopes;
    private readonly Serializer _serializer;
    private readonly TimeProvider _clock;
    private readonly InstanceCache _cache;
    private readonly TurnQueue _turns = new();
    private readonly string _lifecycle;
    private readonly string _id;

    public LifecycleGrain(IServiceScopeFactory scopes, Serializer serializer, IServiceProvider services)
    {
        _scopes = scopes;
        _serializer = serializer;
        _clock = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _cache = new(_clock);
        (_lifecycle, _id) = GrainKey.Read(this.GetPrimaryKeyString());
    }

    public async ValueTask<FireReply> FireAsync(FireCall call, CancellationToken cancellationToken)
    {
        var ticket = Guid.NewGuid();
        await _turns.TakeAsync(ticket, cancellationToken).ConfigureAwait(true);
        try
        {
            var (reply, isConfirmed) = await FireAsync(call, usesMemory: true, cancellationToken)
                .ConfigureAwait(true);
            if (!isConfirmed)
                (reply, _) = await FireAsync(call, usesMemory: false, cancellationToken).ConfigureAwait(true);

            return reply;
        }
        finally
        {
            _turns.End(ticket);
        }
    }

    public async ValueTask<string?> ReadAsync(
        TimeSpan maxStaleness, long leastToken, CancellationToken cancellationToken)
    {
        if (_cache.TryGet(maxStaleness, leastToken, out var kept))
            return InstanceText.Write(kept);

        var scope = _scopes.CreateAsyncScope();
        await using var disposal = scope.ConfigureAwait(true);
        var (_, turn) = Begin(scope.ServiceProvider, usesMemory: false);
        var read = await turn.Store!.ReadAsync(cancellationToken).ConfigureAwait(true);
        if (read is not null)
            return InstanceText.Write(read);

        DeactivateOnIdle();
        return null;
    }

    public async ValueTask TakeTurnAsync(Guid ticket, CancellationToken cancellationToken)
    {
        await _turns.TakeAsync(ticket, cancellationToken).ConfigureAwait(true);
        _ = _turns.EndAfterAsync(ticket, LongestTurn, _clock);
    }

    public ValueTask EndTurnAsync(Guid ticket)
    {
        _cache.Forget();
        _turns.End(ticket);
        return default;
    }

    /// <returns>The reply, and whether it is true of the store.</returns>
    private async ValueTask<(FireReply Reply, bool IsConfirmed)> FireAsync(
        FireCall call, bool usesMemory, CancellationToken cancellationToken)
    {
        var scope = _scopes.CreateAsyncScope();
        await using var disposal = scope.ConfigureAwait(true);
        var turn = scope.ServiceProvider.GetRequiredService<GrainTurn>();
        StepText? result = null;
        CallFailure? failure = null;
        try
        {
            var (manager, _) = Begin(scope.ServiceProvider, usesMemory);
            var fired = await manager
                .TryFireAsync(_id, call.Trigger, Command(call), cancellationToken)
                .ConfigureAwait(true);
            result = StepText.Of(fired, turn.Json!);
        }
        catch (Exception exception)
        {
            failure = CallFailure.Of(exception, turn.Json, Travels);
        }

        if (failure?.Kind == FailureKind.NotFound)
            DeactivateOnIdle();

        var isConfirmed = turn.Store is null
            || await turn.Store.ConfirmAsync(call.CommandId, cancellationToken).ConfigureAwait(true);
        return (new(result, failure, _cache.Instance?.ConcurrencyToken ?? 0), isConfirmed);
    }

    private (ILifecycleManager Manager, GrainTurn Turn) Begin(IServiceProvider scope, bool usesMemory)
    {
        var turn = scope.GetRequiredService<GrainTurn>();
        turn.Begin(_lifecycle, inner => new(inner, _cache, _lifecycle, _id, usesMemory));
        var manager = scope.GetKeyedService<ILifecycleManager>(_lifecycle);
        return turn.Store is not null
            ? (manager!, turn)
            : throw new LifecycleException(
                OneLineText.Of(
                    $"The silo has not registered {_lifecycle} with UseOrleans(). Register it in every silo."));
    }

    /// <summary>
    /// Whether Orleans can write an exception, and read it again. A reply with one that it cannot would not arrive.
    /// </summary>
    private bool Travels(Exception exception)
    {
        try
        {
            return _serializer.Deserialize<Exception>(_serializer.SerializeToArray(exception))?.GetType()
                == exception.GetType();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return false;
        }
    }

    private static TransitionCommand Command(FireCall call) => new()
    {
        Actor = call.Actor,
        Reason = call.Reason,
        Payload = call.Payload is { } payload ? Element(payload) : null,
        ExpectedVersion = call.ExpectedVersion,
        CommandId = call.CommandId,
        Fingerprint = call.Fingerprint,
    };

    private static JsonElement Element(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
