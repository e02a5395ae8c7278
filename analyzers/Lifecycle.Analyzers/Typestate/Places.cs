using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A few places in source, in order of their addition. Equal by value.</summary>
internal sealed class Places : IEquatable<Places>
{
    private const int MaxCount = 4;

    private readonly ImmutableArray<Location> _locations;

    private Places(ImmutableArray<Location> locations) => _locations = locations;

    public IEnumerable<Location> Locations => _locations;

    public static implicit operator Places(Location location) => new(ImmutableArray.Create(location));

    /// <summary>The places of both, as far as there is room.</summary>
    public static Places? Union(Places? one, Places? other) =>
        one is null || other is null || one.Equals(other)
            ? one ?? other
            : new(one._locations.Union(other._locations).Take(MaxCount).ToImmutableArray());

    public bool Equals(Places? other) => other is not null && _locations.SequenceEqual(other._locations);

    public override bool Equals(object? obj) => Equals(obj as Places);

    public override int GetHashCode() =>
        _locations.Aggregate(17, (hash, location) => unchecked((hash * 31) + location.GetHashCode()));
}
