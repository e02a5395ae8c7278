namespace Lifecycle;

/// <summary>Checks text that callers give to be stored.</summary>
internal static class StoredText
{
    /// <summary>So long that every database can keep it in an index.</summary>
    public const int LongestId = 200;

    /// <exception cref="ArgumentException">It is empty or too long for an id, or cannot be stored.</exception>
    public static void CheckId(string id, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, parameter);
        if (id.Length > LongestId)
            throw new ArgumentException($"An id has at most {LongestId} characters; this has {id.Length}.", parameter);

        Check(id, parameter);
    }

    /// <exception cref="LifecycleException">It is empty or too long for a name or a key, or cannot be
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
                $"Instances of this definition cannot be stored, since a name or key of it cannot: {exception.Message}",
                exception);
        }
    }

    public static void Check(TransitionCommand command, string parameter)
    {
        if (command.CommandId is { } id)
            CheckId(id, parameter);

        Check(command.Actor, parameter);
        Check(command.Reason, parameter);
    }

    /// <summary>Databases keep text as UTF-8, without the character zero.</summary>
    private static void Check(string? text, string parameter)
    {
        if (text is null)
            return;

        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (text[index] == '\0' || char.IsSurrogate(text[index]))
                throw new ArgumentException(
                    $"The text holds U+{(int)text[index]:X4} at {index}, which cannot be stored.",
                    parameter);
        }
    }
}
