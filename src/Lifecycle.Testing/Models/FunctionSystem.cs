namespace Lifecycle.Testing;

/// <summary>A system under test that functions describe.</summary>
internal sealed class FunctionSystem<TStage, TTrigger>(
    Func<CancellationToken, ValueTask<TStage>> stage,
    Func<TTrigger, object?, CancellationToken, ValueTask<bool>> fire,
    Func<CancellationToken, ValueTask<IEnumerable<TTrigger>?>> permitted
) : ISystemUnderTest<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    public ValueTask<TStage> ReadStageAsync(CancellationToken cancellationToken) => stage(cancellationToken);

    public ValueTask<IEnumerable<TTrigger>?> ReadPermittedTriggersAsync(CancellationToken cancellationToken) =>
        permitted(cancellationToken);

    public ValueTask<bool> FireAsync(TTrigger trigger, object? payload, CancellationToken cancellationToken) =>
        fire(trigger, payload, cancellationToken);
}
