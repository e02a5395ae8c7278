namespace Lifecycle;

/// <summary>
/// The runtimes made with some options, so that instances share them. Thread-safe. All caches are equal, so they take
/// no part in the equality of options.
/// </summary>
internal sealed class RuntimeCache : IEquatable<RuntimeCache>
{
    private object[] _runtimes = [];

    public Runtime<TStage, TTrigger, TSubject> Of<TStage, TTrigger, TSubject>(
        CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle, InstanceOptions options)
        where TStage : notnull
        where TTrigger : notnull
    {
        foreach (var known in Volatile.Read(ref _runtimes))
        {
            // Options copied by `with` share the cache, so the options are compared too.
            if (known is Runtime<TStage, TTrigger, TSubject> runtime
                && runtime.Lifecycle == lifecycle
                && ReferenceEquals(runtime.Options, options))
            {
                return runtime;
            }
        }

        // If two threads add at once, one array is lost: its runtime works like any other, but is not shared.
        var added = new Runtime<TStage, TTrigger, TSubject>(lifecycle, options);
        _runtimes = [.. _runtimes, added];
        return added;
    }

    public bool Equals(RuntimeCache? other) => other is not null;

    public override bool Equals(object? obj) => Equals(obj as RuntimeCache);

    public override int GetHashCode() => 0;
}
