namespace Lifecycle;

/// <summary>
/// Room in options for the runtime of the first lifecycle that uses them, so that its instances share it. Other
/// lifecycles keep theirs themselves: then neither long-lived options keep lifecycles alive, nor a long-lived lifecycle
/// keeps options alive. Thread-safe. All slots are equal, so they take no part in the equality of options.
/// </summary>
internal struct RuntimeSlot : IEquatable<RuntimeSlot>
{
    private object? _runtime;

    public Runtime<TStage, TTrigger, TSubject> Of<TStage, TTrigger, TSubject>(
        CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle, InstanceOptions options)
        where TStage : notnull
        where TTrigger : notnull
    {
        var kept = Volatile.Read(ref _runtime) as IRuntime;

        // Options copied by `with` bring the runtime of the original along.
        if (kept is null || !ReferenceEquals(kept.Options, options))
        {
            // If two threads fill the slot at once, the runtime of one works like any other, but is not shared.
            var first = new Runtime<TStage, TTrigger, TSubject>(lifecycle, options);
            Volatile.Write(ref _runtime, first);
            return first;
        }

        return kept is Runtime<TStage, TTrigger, TSubject> known && known.Lifecycle == lifecycle
            ? known
            : lifecycle.OwnRuntimeFor(options);
    }

    public readonly bool Equals(RuntimeSlot other) => true;

    public override readonly bool Equals(object? obj) => obj is RuntimeSlot;

    public override readonly int GetHashCode() => 0;
}
