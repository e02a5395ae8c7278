using System.Reflection;

namespace Lifecycle.Tool;

/// <summary>An exception as text, with its causes: the outermost often only says that something failed.</summary>
internal static class Causes
{
    private const int Most = 5;

    /// <summary>The messages from the outermost to the innermost. One that repeats another is left out.</summary>
    public static string Of(Exception exception)
    {
        var messages = new List<string>();
        foreach (var each in Chain(exception).Where(each => !IsWrapper(each)).Take(Most))
        {
            var message = each.Message.Trim();
            if (message.Length > 0 && !messages.Exists(outer => outer.Contains(message, StringComparison.Ordinal)))
                messages.Add(message);
        }

        return messages.Count == 0 ? exception.Message : string.Join(' ', messages.Select(Sentence));
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            yield return each;
            if (each is ReflectionTypeLoadException load)
            {
                foreach (var cause in load.LoaderExceptions.OfType<Exception>())
                    yield return cause;
            }
        }
    }

    private static bool IsWrapper(Exception exception) =>
        exception.InnerException is not null
        && exception is TargetInvocationException or TypeInitializationException or AggregateException
        || exception is ReflectionTypeLoadException;

    private static string Sentence(string message) => message[^1] is '.' or '!' or '?' ? message : $"{message}.";
}
