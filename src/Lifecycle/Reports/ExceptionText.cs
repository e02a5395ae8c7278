namespace Lifecycle;

/// <summary>
/// Exceptions as text. A message is code of the application and may throw, which must not replace the exception.
/// </summary>
internal static class ExceptionText
{
    /// <summary>The type and the message.</summary>
    public static string Of(Exception exception) =>
        TryGetMessage(exception, out var message) ? $"{TypeText.Of(exception.GetType())}: {message}" : message;

    /// <summary>The message.</summary>
    public static string MessageOf(Exception exception)
    {
        TryGetMessage(exception, out var message);
        return message;
    }

    private static bool TryGetMessage(Exception exception, out string message)
    {
        try
        {
            message = exception.Message;
            return true;
        }
        catch (Exception failure)
        {
            message = $"{TypeText.Of(exception.GetType())}, whose message throws {TypeText.Of(failure.GetType())}";
            return false;
        }
    }
}
