using System.Text.Encodings.Web;

namespace Lifecycle;

/// <summary>
/// Escapes JSON like another encoder, and refuses text that is not valid Unicode, which JSON would otherwise hold with
/// U+FFFD in place of what is lost. Immutable.
/// </summary>
internal sealed unsafe class IntactTextEncoder(JavaScriptEncoder inner) : JavaScriptEncoder
{
    public override int MaxOutputCharactersPerInputCharacter => inner.MaxOutputCharactersPerInputCharacter;

    /// <exception cref="ArgumentException">The text is not valid Unicode.</exception>
    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        StoredText.CheckUnicode(new ReadOnlySpan<char>(text, textLength));
        return inner.FindFirstCharacterToEncode(text, textLength);
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
        inner.FindFirstCharacterToEncodeUtf8(utf8Text);

    public override bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        inner.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override bool WillEncode(int unicodeScalar) => inner.WillEncode(unicodeScalar);
}
