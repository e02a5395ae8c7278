using System.Collections;
using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// A part of a <see cref="Partnership"/> that is a list. An enumeration goes over the entries as they were when it
/// began. As thread-safe as the partnership.
/// </summary>
/// <typeparam name="T">The type of an entry.</typeparam>
public abstract class PartnershipRegister<T> : PartnershipPart, IReadOnlyList<T>
{
    private protected PartnershipRegister(Partnership partnership)
        : base(partnership)
    {
    }

    /// <inheritdoc/>
    public int Count => Entries.Count;

    private protected abstract ImmutableList<T> Entries { get; }

    /// <inheritdoc/>
    public T this[int index] => Entries[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
