namespace Lifecycle;

/// <summary>
/// The database of a store failed. The exception of the database's provider is the
/// <see cref="Exception.InnerException"/>. Immutable.
/// </summary>
/// <example>
/// <code>
/// catch (LifecycleStoreException exception) when (exception.IsTransient)
/// {
///     // Try again later, with the same command id.
/// }
/// </code>
/// </example>
public sealed class LifecycleStoreException : LifecycleException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="database">The name of the database, without credentials.</param>
    /// <param name="message">What happened, to what, what was expected, and what to do.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public LifecycleStoreException(string database, string message, Exception? innerException = null)
        : base(OneLineText.Of(message), innerException!) => Database = database;

    /// <summary>The name of the database, without credentials.</summary>
    public string Database { get; }

    /// <summary>
    /// Whether the same call may succeed later: the database is down, busy or out of connections. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Whether the change may have been written although the call failed: the connection was lost while it was being
    /// committed. Repeat the command with the same command id. If <see langword="false"/>, the default, nothing was
    /// written.
    /// </summary>
    public bool IsOutcomeUnknown { get; init; }
}
