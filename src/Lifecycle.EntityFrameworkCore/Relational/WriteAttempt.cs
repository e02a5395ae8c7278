using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A write, over all attempts to commit it.</summary>
internal sealed class WriteAttempt(StoreWrite write)
{
    public StoreWrite Write => write;

    /// <summary>
    /// The exception of a commit that may have succeeded; <see langword="null"/> if nothing is written.
    /// </summary>
    public Exception? Unknown { get; private set; }

    /// <summary>
    /// The transaction holds the row of the instance, and its token was still the expected one, so no earlier attempt
    /// was committed.
    /// </summary>
    public void Appended() => Unknown = null;

    /// <summary>
    /// A write that was sent as a whole failed. Whether an earlier attempt was committed is as unknown as before.
    /// </summary>
    public void SentInVain(Exception exception, RelationalDialect dialect)
    {
        if (exception is not DbException failure || !dialect.IsRolledBack(failure))
            Unknown = exception;
    }

    public void CommitFailed(Exception exception, RelationalDialect dialect) =>
        Unknown = exception is DbException failure && dialect.IsRolledBack(failure) ? null : exception;
}
