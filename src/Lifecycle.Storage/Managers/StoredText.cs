namespace Lifecycle;

/// <summary>Checks that text from callers can be stored.</summary>
internal static class StoredText
{
    /// <exception cref="ArgumentException">It is empty, too long for an id, or cannot be stored.</exception>
    public static void CheckId(string id, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, parameter);
        if (id.Length > StoreLimits.LongestId)
            throw new ArgumentException(
                $"An id has at most {StoreLimits.LongestId} characters, and this one has {id.Length}.",
                parameter);

        Check(id, parameter);
    }

    /// <exception cref="LifecycleException">It is empty, too long for a name or a key, or cannot be
    /// stored.</exception>
    public static void CheckKey(string key)
    {
        try
        {
            CheckId(key, nameof(key));
        }
        catch (ArgumentException exception)
        {
            throw new LifecycleException(
                "Instances of this lifecycle cannot be stored, because its name, a key or a criterion's id cannot: "
                    + exception.Message,
                exception);
        }
    }

    public static void Check(TransitionCommand command, string parameter)
    {
        if (command.CommandId is { } id)
            CheckId(id, parameter);

        if (command.Fingerprint is { } fingerprint)
            CheckId(fingerprint, parameter);

        Check(command.Actor, parameter);
        Check(command.Reason, parameter);
    }

    /// <exception cref="ArgumentException">The text has half of a surrogate pair.</exception>
    public static void CheckUnicode(ReadOnlySpan<char> text, string? parameter = null)
    {
        for (var index = text.IndexOfAnyInRange('\uD800', '\uDFFF'); index >= 0 && index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(text[index]))
                throw Unstorable(text, index, parameter);
        }
    }

    /// <summary>Databases keep text as UTF-8, without the character U+0000.</summary>
    /// <exception cref="ArgumentException">The text cannot be stored, or looked for.</exception>
    public static void Check(string? text, string parameter)
    {
        if (text?.IndexOf('\0') is >= 0 and var zero)
            throw Unstorable(text, zero, parameter);

        CheckUnicode(text, parameter);
    }

    private static ArgumentException Unstorable(ReadOnlySpan<char> text, int index, string? parameter) =>
        new($"The text has U+{(int)text[index]:X4} at index {index}, which cannot be stored.", parameter);
}
