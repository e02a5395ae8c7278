namespace Lifecycle.Partnerships;

/// <summary>The partnership lifecycles of a collection of services, by name. Not thread-safe.</summary>
internal sealed class RegisteredPartnerships
{
    private readonly Dictionary<string, PartnershipLifecycle> _byName = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>Adds a lifecycle, unless one of that name is there.</summary>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(PartnershipLifecycle lifecycle) => _byName.TryAdd(lifecycle.Name, lifecycle);

    public PartnershipLifecycle? Find(string name) => _byName.GetValueOrDefault(name);
}
