namespace Lifecycle;

/// <summary>
/// An exception in the log: its type and its stack trace, and those of its inner exceptions. Messages are left out,
/// because they may quote the subject.
/// </summary>
internal sealed class LoggedException : Exception
{
    private LoggedException(Exception exception)
        : base(
            exception.GetType().FullName,
            exception.InnerException is { } inner ? new LoggedException(inner) : null) =>
        StackTrace = exception.StackTrace;

    public override string? StackTrace { get; }

    /// <summary>The exception as the log may show it.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="withTexts">Whether the log may show messages.</param>
    public static Exception Of(Exception exception, bool withTexts) =>
        withTexts ? exception : new LoggedException(exception);

    public override string ToString() =>
        InnerException is null
            ? $"{Message}\n{StackTrace}"
            : $"{Message}\n ---> {InnerException}\n   --- End of inner exception stack trace ---\n{StackTrace}";
}
