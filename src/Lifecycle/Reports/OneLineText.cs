namespace Lifecycle;

/// <summary>
/// Texts come from users. This keeps each on its line, without characters that control a terminal or forge a log.
/// </summary>
internal static class OneLineText
{
    public static string Of(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u0000', '\u001f') < 0
        && text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0
        && text.AsSpan().IndexOfAny('\u2028', '\u2029') < 0
            ? text
            : string.Concat(
                text.Replace("\r\n", " ", StringComparison.Ordinal)
                    .Select(character =>
                        char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character));
}
