namespace Lifecycle.Testing;

/// <summary>Fires the calls of a case again.</summary>
internal sealed class ReplayedCalls<TStage, TTrigger>(IEnumerable<Call<TTrigger>> calls)
    : ICallSource<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Queue<Call<TTrigger>> _calls = new(calls);

    public (TTrigger Trigger, Draw Payload)? Next(TStage stage) =>
        _calls.TryDequeue(out var call) ? (call.Trigger, new(call.Payload)) : null;
}
