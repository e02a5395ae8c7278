namespace Lifecycle;

/// <summary>Changes the due dates of a stored instance.</summary>
internal static class StoredDueDates
{
    extension(IReadOnlyList<StoredDueDate> dueDates)
    {
        /// <summary>The due dates with one of them changed.</summary>
        public StoredDueDate[] With(StoredDueDate due, StoredDueDate changed) =>
            [.. dueDates.Select(date => date == due ? changed : date)];

        /// <summary>
        /// What is left of due dates that were tried once the subject is another: what was refused, or failed, may be
        /// accepted then.
        /// </summary>
        public StoredDueDate[] Settled() => [.. dueDates.Where(date => !date.IsUnsettled)];

        /// <summary>The due dates without the texts of exceptions, which may tell something of the subject.</summary>
        public StoredDueDate[] WithoutErrors() => [.. dueDates.Select(date => date with { LastError = null })];
    }
}
