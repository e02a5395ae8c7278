using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>Enum members as array indexes.</summary>
internal static class EnumNumber
{
    /// <summary>The bits of an enum member as a number; huge for a negative member. No boxing and no hashing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of<TKey>(TKey key) => Unsafe.SizeOf<TKey>() switch
    {
        1 => Unsafe.As<TKey, byte>(ref key),
        2 => Unsafe.As<TKey, ushort>(ref key),
        4 => Unsafe.As<TKey, uint>(ref key),
        _ => Unsafe.As<TKey, ulong>(ref key),
    };
}
