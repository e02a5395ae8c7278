using System.Diagnostics.CodeAnalysis;

namespace System.Linq;

[ExcludeFromCodeCoverage]
internal static class AsyncEnumerablePolyfill
{
    extension<TSource>(IAsyncEnumerable<TSource> source)
    {
        public async ValueTask<TSource[]> ToArrayAsync(CancellationToken cancellationToken = default)
        {
            var items = new List<TSource>();
            await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
                items.Add(item);
            return [.. items];
        }
    }

    extension<TSource>(IEnumerable<TSource> source)
    {
#pragma warning disable CS1998 // Nothing is awaited: the items are there.
        public async IAsyncEnumerable<TSource> ToAsyncEnumerable()
        {
            foreach (var item in source)
                yield return item;
        }
#pragma warning restore CS1998
    }
}
