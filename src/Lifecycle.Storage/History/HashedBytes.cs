using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lifecycle;

/// <summary>
/// The bytes that a hash covers: numbers, and texts behind their lengths. Without the lengths, "ab", "c" and "a", "bc"
/// would be the same bytes. Not thread-safe.
/// </summary>
internal ref struct HashedBytes
{
    private const int First = 2048;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(First);
    private int _count;

    public HashedBytes()
    {
    }

    public void Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), number);
        _count += sizeof(long);
    }

    public void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Add(length);
        Encoding.UTF8.GetBytes(text, Next(length));
        _count += length;
    }

    /// <summary>The SHA-256 hash, in lower-case hexadecimal digits.</summary>
    public readonly string Hash()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, _count), hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Gives the buffer back, without what it held of the subject.</summary>
    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);

    private Span<byte> Next(int count)
    {
        if (_bytes.Length - _count < count)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, _count + count));
            _bytes.AsSpan(0, _count).CopyTo(larger);
            Dispose();
            _bytes = larger;
        }

        return _bytes.AsSpan(_count, count);
    }
}
