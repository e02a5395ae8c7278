namespace Lifecycle;

/// <summary>
/// A stored instance stands in a stage that the definition neither has nor declares a migration of. Nothing was
/// written.
/// </summary>
public sealed class StrandedInstanceException : LifecycleException
{
    internal StrandedInstanceException(StoredInstance instance, string stage, int revision)
        : base(
            instance.DefinitionRevision > revision
                ? $"{instance.Lifecycle} {instance.Id} was written by revision {instance.DefinitionRevision} of the "
                    + "definition, "
                    + $"and this is revision {revision}."
                : $"{instance.Lifecycle} {instance.Id}, written by revision {instance.DefinitionRevision}, refers to "
                    + "stage "
                    + $"{stage}, which revision {revision} does not have. "
                    + "Declare a migration of that stage.")
    {
        Id = instance.Id;
        Stage = stage;
        DefinitionRevision = instance.DefinitionRevision;
    }

    /// <summary>The id of the instance.</summary>
    public string Id { get; }

    /// <summary>The stage, as text.</summary>
    public string Stage { get; }

    /// <summary>The revision of the definition that the instance was written by.</summary>
    public int DefinitionRevision { get; }
}
