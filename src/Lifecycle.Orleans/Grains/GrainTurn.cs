using System.Text.Json;

namespace Lifecycle;

/// <summary>
/// What a scope of the container is used for: a call of a grain, or, by default, anything else. In a grain's scope,
/// managers use the store, so a criterion or an action that calls one does not wait for a grain that waits for it.
/// </summary>
internal sealed class GrainTurn
{
    private Func<ILifecycleStore, CachingStore>? _wrap;

    /// <summary>The lifecycle of the grain; <see langword="null"/> outside grains.</summary>
    public string? Lifecycle { get; private set; }

    /// <summary>The store of the call, once the manager has been made.</summary>
    public CachingStore? Store { get; private set; }

    /// <summary>The JSON options of the lifecycle, once the manager has been made.</summary>
    public JsonSerializerOptions? Json { get; private set; }

    /// <summary>Makes the scope that of a grain's call.</summary>
    public void Begin(string lifecycle, Func<ILifecycleStore, CachingStore> wrap) =>
        (Lifecycle, _wrap) = (lifecycle, wrap);

    /// <summary>The store in front of another that the manager of the grain uses.</summary>
    public CachingStore StoreOver(ILifecycleStore inner, JsonSerializerOptions json)
    {
        Json = json;
        return Store ??= _wrap!(inner);
    }
}
