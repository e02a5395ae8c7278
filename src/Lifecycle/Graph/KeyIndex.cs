using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// Numbers the keys of a definition densely, so that all other tables are arrays. Enums with a small range of values
/// are looked up without hashing and without boxing.
/// </summary>
internal sealed class KeyIndex<TKey>
    where TKey : notnull
{
    private const int LargestEnumRange = 4096;

    private readonly TKey[] _keys;
    private readonly Dictionary<TKey, int>? _sparse;
    private readonly int[] _dense = [];
    private readonly long _lowest;

    public KeyIndex(TKey[] keys)
    {
        _keys = keys;
        if (typeof(TKey).IsEnum && keys.Length > 0)
        {
            _lowest = keys.Min(Raw);
            var range = unchecked((ulong)(keys.Max(Raw) - _lowest));
            if (range < LargestEnumRange)
            {
                _dense = new int[range + 1];
                Array.Fill(_dense, -1);
                for (var index = 0; index < keys.Length; index++)
                    _dense[Raw(keys[index]) - _lowest] = index;
                return;
            }
        }

        _sparse = new(keys.Length);
        for (var index = 0; index < keys.Length; index++)
            _sparse.Add(keys[index], index);
    }

    public TKey this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _keys[index];
    }

    /// <summary>The number of a key, or -1 for a key that the definition does not know.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(TKey key)
    {
        // The first test is a constant for the JIT: other key types have no dense path and enums no hidden boxing.
        if (typeof(TKey).IsEnum && _sparse is null)
        {
            var slot = unchecked((ulong)(Raw(key) - _lowest));
            var dense = _dense;
            return slot < (ulong)dense.Length ? dense[slot] : -1;
        }

        return IndexOfSparse(key);
    }

    private int IndexOfSparse(TKey key) => _sparse!.TryGetValue(key, out var index) ? index : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SuppressMessage("Style", "IDE0010", Justification = "An enum has one of four sizes.")]
    private static long Raw(TKey key) => Unsafe.SizeOf<TKey>() switch
    {
        1 => Unsafe.As<TKey, byte>(ref key),
        2 => Unsafe.As<TKey, ushort>(ref key),
        4 => Unsafe.As<TKey, int>(ref key),
        _ => Unsafe.As<TKey, long>(ref key),
    };
}
