using Xunit;

namespace Lifecycle.Testing;

/// <summary>Turns walks and examples into the data of xunit theories. Thread-safe.</summary>
public static class TheoryDataExtensions
{
    /// <summary>Makes one row of theory data from each item.</summary>
    /// <typeparam name="T">The type of the theory's parameter.</typeparam>
    /// <param name="items">The items, for example the walks of <see cref="Walks.EveryTransition"/>.</param>
    /// <returns>The rows, in the order of the items.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is <see langword="null"/>.</exception>
    public static TheoryData<T> ToTheoryData<T>(this IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(items);
    }
}
