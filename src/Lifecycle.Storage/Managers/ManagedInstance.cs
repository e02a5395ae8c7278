namespace Lifecycle;

/// <summary>An instance as it was read. Changes to its subject do not reach the store.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <param name="Stored">The instance as the store keeps it.</param>
/// <param name="Stage">The stage, after any migration to the present definition revision.</param>
/// <param name="Subject">The subject.</param>
public sealed record ManagedInstance<TStage, TSubject>(StoredInstance Stored, TStage Stage, TSubject Subject)
    where TStage : notnull
{
    /// <summary>The id.</summary>
    public string Id => Stored.Id;

    /// <summary>How many fires were accepted.</summary>
    public long Version => Stored.Version;

    /// <inheritdoc/>
    public override string ToString() => $"{Stored.Lifecycle} {Id}: {Stage}, version {Version}";
}
