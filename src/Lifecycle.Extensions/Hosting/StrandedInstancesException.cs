namespace Lifecycle;

/// <summary>
/// Stored instances are in stages that their definitions do not have and no migration covers. A host throws it
/// when it starts.
/// </summary>
public sealed class StrandedInstancesException : LifecycleException
{
    internal StrandedInstancesException(IReadOnlyList<KeyValuePair<string, StrandedStage>> stranded)
        : base(
            "Stored instances are in stages that their definitions do not have and no migration covers:"
                + string.Concat(stranded.Select(each => $"\n  {each.Key}: {each.Value}"))
                + "\nCall MigrateStages for each of these stages.") => Stranded = stranded;

    /// <summary>The stages, each with the name of its lifecycle.</summary>
    public IReadOnlyList<KeyValuePair<string, StrandedStage>> Stranded { get; }
}
