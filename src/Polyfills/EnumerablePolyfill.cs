using System.Diagnostics.CodeAnalysis;

namespace System.Linq;

[ExcludeFromCodeCoverage]
internal static class EnumerablePolyfill
{
    extension<TSource>(IEnumerable<TSource> source)
    {
        public IEnumerable<KeyValuePair<TKey, int>> CountBy<TKey>(Func<TSource, TKey> keySelector)
            where TKey : notnull =>
            source.GroupBy(keySelector, (key, group) => KeyValuePair.Create(key, group.Count()));
    }
}
