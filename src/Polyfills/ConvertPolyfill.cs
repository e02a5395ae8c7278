using System.Diagnostics.CodeAnalysis;

namespace System;

[ExcludeFromCodeCoverage]
internal static class ConvertPolyfill
{
    extension(Convert)
    {
#pragma warning disable CA1308 // These are hexadecimal digits, not words: no culture has another lower case for them.
        public static string ToHexStringLower(ReadOnlySpan<byte> bytes) =>
            Convert.ToHexString(bytes).ToLowerInvariant();
#pragma warning restore CA1308
    }
}
