using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>What the manager of a registered lifecycle is made from, in a scope of the container. Immutable.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class ManagerContext<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly StoredLifecycle<TStage, TTrigger, TSubject> _lifecycle;

    internal ManagerContext(StoredLifecycle<TStage, TTrigger, TSubject> lifecycle, IServiceProvider services)
    {
        _lifecycle = lifecycle;
        Services = services;
        Store = lifecycle.StoreIn(services);
    }

    /// <summary>The name of the lifecycle.</summary>
    public string Name => _lifecycle.Name;

    /// <summary>The services of the scope.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The store of the lifecycle in the scope.</summary>
    public ILifecycleStore Store { get; }

    /// <summary>How subjects are written as JSON, and read.</summary>
    public JsonTypeInfo<TSubject> Subject => _lifecycle.Subject;

    /// <summary>How events and payloads are written as JSON, and read.</summary>
    public JsonSerializerOptions Json => _lifecycle.Options.UsedJson!;

    /// <summary>Makes a manager whose criteria and actions use the services of the scope.</summary>
    /// <param name="store">Its store: <see cref="Store"/>, or one in front of it.</param>
    public LifecycleManager<TStage, TTrigger, TSubject> CreateManager(ILifecycleStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return _lifecycle.ManagerIn(Services, store);
    }
}
