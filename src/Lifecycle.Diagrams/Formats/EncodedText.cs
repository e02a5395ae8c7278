using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>
/// Text whose encoding its first bytes show: by a byte order mark, or by where the zeros of the first character are,
/// which is ASCII in JSON and XML.
/// </summary>
internal static class EncodedText
{
    /// <summary>Decodes a text.</summary>
    /// <returns>The text; <see langword="null"/> if it is not in its encoding, which is then a fault.</returns>
    public static string? Decode(byte[] bytes, DocumentFaults faults)
    {
        var encoding = EncodingOf(bytes);
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            var at = Math.Clamp(exception.Index, 0, bytes.Length);
            var line = 1 + bytes.AsSpan(0, at).Count((byte)'\n');
            faults.Add(
                new(line, 1, null),
                $"The text is not in {encoding.WebName.ToUpperInvariant()}. Save it in UTF-8, or convert it.");
            return null;
        }
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xfe, 0, 0, ..] or [not 0, 0, 0, 0, ..] => Utf32(isBigEndian: false),
        [0, 0, 0xfe, 0xff, ..] or [0, 0, 0, not 0, ..] => Utf32(isBigEndian: true),
        [0xff, 0xfe, ..] or [not 0, 0, ..] => Utf16(isBigEndian: false),
        [0xfe, 0xff, ..] or [0, not 0, ..] => Utf16(isBigEndian: true),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
    };

    private static UTF32Encoding Utf32(bool isBigEndian) =>
        new(isBigEndian, byteOrderMark: true, throwOnInvalidCharacters: true);

    private static UnicodeEncoding Utf16(bool isBigEndian) =>
        new(isBigEndian, byteOrderMark: true, throwOnInvalidBytes: true);
}
