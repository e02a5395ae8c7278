namespace Lifecycle;

/// <summary>Checks that text from callers can be stored.</summary>
internal static class StoredText
{
    /// <exception cref="ArgumentException">It is empty, too long for an id, or cannot be stored.</exception>
    public static void CheckId(string id, string parameter, string what = "id")
    {
        ArgumentException.ThrowIfNullOrEmpty(id, parameter);
        if (id.Length > StoreLimits.LongestId)
            throw new ArgumentException(
                $"The {what} has {id.Length} characters; the limit is {StoreLimits.LongestId}.", parameter);

        Check(id, parameter, what);
    }

    /// <exception cref="LifecycleException">It is empty, too long for a name or a key, or cannot be
    /// stored.</exception>
    public static void CheckKey(string lifecycle, string what, string key)
    {
        try
        {
            CheckId(key, nameof(key), what);
        }
        catch (ArgumentException exception)
        {
            var reason = exception.Message.Replace($" (Parameter '{nameof(key)}')", "", StringComparison.Ordinal);
            throw new LifecycleException(
                $"{ShortText.Of(lifecycle)} cannot be stored, because of its {what} \"{ShortText.Of(key)}\": {reason}",
                exception);
        }
    }

    public static void Check(TransitionCommand command, string parameter)
    {
        if (command.CommandId is { } id)
            CheckId(id, parameter, "id of the command");

        if (command.Fingerprint is { } fingerprint)
            CheckId(fingerprint, parameter, "fingerprint of the command");

        Check(command.Actor, parameter, "actor");
        Check(command.Reason, parameter, "reason");
    }

    /// <exception cref="ArgumentException">The text has half of a surrogate pair.</exception>
    public static void CheckUnicode(ReadOnlySpan<char> text, string? parameter = null, string what = "text")
    {
        for (var index = text.IndexOfAnyInRange('\uD800', '\uDFFF'); index >= 0 && index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(text[index]))
                throw Unstorable(text, index, parameter, what);
        }
    }

    /// <summary>Databases keep text as UTF-8, without the character U+0000.</summary>
    /// <exception cref="ArgumentException">The text cannot be stored, or looked for.</exception>
    public static void Check(string? text, string parameter, string what = "text")
    {
        if (text?.IndexOf('\0') is >= 0 and var zero)
            throw Unstorable(text, zero, parameter, what);

        CheckUnicode(text, parameter, what);
    }

    private static ArgumentException Unstorable(
        ReadOnlySpan<char> text, int index, string? parameter, string what) =>
        new($"The {what} has U+{(int)text[index]:X4} at index {index}, which cannot be stored.", parameter);
}
