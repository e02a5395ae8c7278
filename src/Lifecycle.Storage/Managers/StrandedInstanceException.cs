namespace Lifecycle;

/// <summary>
/// A stored instance is in a stage that is not in the definition and has no migration, or it was written under a later
/// definition revision. Nothing was written.
/// </summary>
public sealed class StrandedInstanceException : LifecycleException
{
    internal StrandedInstanceException(StoredInstance instance, string stage, int revision)
        : base(
            OneLineText.Of(instance.DefinitionRevision > revision
                ? $"{instance.Lifecycle} {instance.Id} was written under definition revision "
                    + $"{instance.DefinitionRevision}, and this is revision {revision}."
                : $"{instance.Lifecycle} {instance.Id}, written under definition revision "
                    + $"{instance.DefinitionRevision}, refers to stage {stage}, which revision {revision} does not "
                    + "have. Declare a migration for that stage."))
    {
        Id = instance.Id;
        Stage = stage;
        DefinitionRevision = instance.DefinitionRevision;
    }

    /// <summary>The id of the instance.</summary>
    public string Id { get; }

    /// <summary>The stage, as text.</summary>
    public string Stage { get; }

    /// <summary>The definition revision under which the instance was last written.</summary>
    public int DefinitionRevision { get; }
}
