namespace Lifecycle;

/// <summary>
/// What becomes of instances that stand in a stage which a later revision of the definition does not have any more. Not
/// thread-safe while it is filled; read-only afterwards.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public sealed class StageMigrations<TStage, TSubject>
    where TStage : notnull
{
    private readonly Dictionary<string, Func<TSubject, TStage>> _migrations = new(StringComparer.Ordinal);

    /// <summary>A stage has a new name.</summary>
    /// <param name="from">The old one, as text.</param>
    /// <param name="to">The new one.</param>
    /// <returns>These migrations.</returns>
    /// <exception cref="ArgumentException">Something was declared for that stage before.</exception>
    public StageMigrations<TStage, TSubject> Rename(string from, TStage to) => Split(from, _ => to);

    /// <summary>Several stages have become one.</summary>
    /// <param name="from">The old ones, as text.</param>
    /// <param name="to">The new one.</param>
    /// <returns>These migrations.</returns>
    /// <exception cref="ArgumentException">Something was declared for one of them before.</exception>
    public StageMigrations<TStage, TSubject> Merge(IEnumerable<string> from, TStage to)
    {
        ArgumentNullException.ThrowIfNull(from);
        foreach (var each in from)
            Rename(each, to);

        return this;
    }

    /// <summary>A stage has become several; the subject says which.</summary>
    /// <param name="from">The old one, as text.</param>
    /// <param name="choose">Chooses the new one. It has no effects: it may be asked more than once.</param>
    /// <returns>These migrations.</returns>
    /// <exception cref="ArgumentException">Something was declared for that stage before.</exception>
    public StageMigrations<TStage, TSubject> Split(string from, Func<TSubject, TStage> choose)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(choose);
        if (!_migrations.TryAdd(from, choose))
            throw new ArgumentException($"What becomes of stage {from} was said before.", nameof(from));

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
