namespace Lifecycle;

/// <summary>
/// The definition has no place for a stored instance: it does not have its stage, or the stage before that its stage
/// returns to, and no migration covers it; or the instance was written under a later definition revision. Nothing was
/// written.
/// </summary>
public sealed class StrandedInstanceException : LifecycleException
{
    /// <summary>Makes an exception, for code that stands in for a manager.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="id">The id of the instance.</param>
    /// <param name="stage">The stage, as text.</param>
    /// <param name="definitionRevision">The revision under which the instance was last written.</param>
    /// <param name="message">What refers to which stage, and what to do.</param>
    public StrandedInstanceException(
        string lifecycle, string id, string stage, int definitionRevision, string message)
        : base(OneLineText.Of(message)) =>
        (Lifecycle, Id, Stage, DefinitionRevision) = (lifecycle, id, stage, definitionRevision);

    internal StrandedInstanceException(
        StoredInstance instance,
        string stage,
        int revision,
        SnapshotMismatchException? mismatch = null)
        : base(
            OneLineText.Of(
                instance.DefinitionRevision > revision
                    ? $"{instance.Lifecycle} {instance.Id} was written under definition revision "
                        + $"{instance.DefinitionRevision}, and this process has revision {revision}. Deploy the later "
                        + "revision here."
                    : $"{instance.Lifecycle} {instance.Id}, written under definition revision "
                        + $"{instance.DefinitionRevision}, "
                        + (mismatch is null
                            ? $"refers to stage {stage}, which revision {revision} does not have. Call "
                                + "MigrateStages for that stage."
                            : $"has no place under revision {revision}: {mismatch.Message}")),
            mismatch!)
    {
        Lifecycle = instance.Lifecycle;
        Id = instance.Id;
        Stage = stage;
        DefinitionRevision = instance.DefinitionRevision;
    }

    /// <summary>The name of the lifecycle.</summary>
    public string Lifecycle { get; }

    /// <summary>The id of the instance.</summary>
    public string Id { get; }

    /// <summary>The stage, as text.</summary>
    public string Stage { get; }

    /// <summary>The definition revision under which the instance was last written.</summary>
    public int DefinitionRevision { get; }
}
