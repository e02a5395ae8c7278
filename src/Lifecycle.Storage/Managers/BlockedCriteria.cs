namespace Lifecycle;

/// <summary>Notes at an instance which criteria block it.</summary>
internal static class BlockedCriteria
{
    /// <summary>The criteria that block an instance after steps, of which the last refused one counts.</summary>
    public static IReadOnlyList<string> After<TStage, TTrigger>(
        StoredInstance before, IReadOnlyList<HistoryEntry<TStage, TTrigger>> steps)
        where TStage : notnull
        where TTrigger : notnull
    {
        var blocked = before.BlockedBy;
        foreach (var step in steps)
        {
            if (step.Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed)
                blocked = [];
            else if (step.Outcome == TransitionOutcome.Refused)
                blocked = [.. step.Report.Blocking.Select(line => line.Criterion.Id).Distinct()];
        }

        return blocked;
    }

    /// <summary>The write of an instance that these criteria block.</summary>
    public static StoreWrite BlockedBy(this StoreWrite write, IReadOnlyList<string> blocked, StoredInstance before) =>
        blocked.SequenceEqual(before.BlockedBy)
            ? write
            : write with
            {
                Instance = write.Instance with { BlockedBy = blocked },
                BlockedBefore = before.BlockedBy,
            };
}
