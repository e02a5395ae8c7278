namespace Lifecycle;

/// <summary>
/// Maps stages of earlier definition revisions to present ones, for stored instances. Not thread-safe while migrations
/// are added; afterwards any thread may read it.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class StageMigrations<TStage, TSubject>
    where TStage : notnull
{
    private readonly Dictionary<string, Func<TSubject, TStage>> _migrations = new(StringComparer.Ordinal);

    /// <summary>Maps a stage that has a new name.</summary>
    /// <param name="from">The old stage, as text.</param>
    /// <param name="to">The new stage.</param>
    /// <returns>These migrations.</returns>
    /// <exception cref="ArgumentException">A migration for that stage is already declared.</exception>
    public StageMigrations<TStage, TSubject> Rename(string from, TStage to) => Split(from, _ => to);

    /// <summary>Maps several stages that have become one.</summary>
    /// <param name="from">The old stages, as text.</param>
    /// <param name="to">The new stage.</param>
    /// <returns>These migrations.</returns>
    /// <exception cref="ArgumentException">A migration for one of them is already declared.</exception>
    public StageMigrations<TStage, TSubject> Merge(IEnumerable<string> from, TStage to)
    {
        ArgumentNullException.ThrowIfNull(from);
        foreach (var each in from)
            Rename(each, to);

        return this;
    }

    /// <summary>Maps a stage that has become several, depending on the subject.</summary>
    /// <param name="from">The old stage, as text.</param>
    /// <param name="choose">Chooses the new stage. It must have no side effects: it may be called more than
    /// once.</param>
    /// <returns>These migrations.</returns>
    /// <exception cref="ArgumentException">A migration for that stage is already declared.</exception>
    public StageMigrations<TStage, TSubject> Split(string from, Func<TSubject, TStage> choose)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(choose);
        if (!_migrations.TryAdd(from, choose))
            throw new ArgumentException($"A migration for stage {from} is already declared.", nameof(from));

        return this;
    }

    internal bool Covers(string stage) => _migrations.ContainsKey(stage);

    internal bool TryMigrate(string stage, TSubject subject, out TStage to)
    {
        var isDeclared = _migrations.TryGetValue(stage, out var choose);
        to = isDeclared ? choose!(subject) : default!;
        return isDeclared;
    }
}
