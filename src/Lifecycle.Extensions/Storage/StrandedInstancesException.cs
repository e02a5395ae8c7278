namespace Lifecycle;

/// <summary>
/// Stored instances would be stranded: the definitions neither have their stages nor say what becomes of them.
/// </summary>
public sealed class StrandedInstancesException : LifecycleException
{
    internal StrandedInstancesException(IReadOnlyList<KeyValuePair<string, StrandedStage>> stranded)
        : base(
            "These stored instances would be stranded, since their stages are gone and nothing says what becomes of "
                + "them:"
                + string.Concat(stranded.Select(each => $"\n  {each.Key}, {each.Value}"))
                + "\nDeclare it with MigrateStages.") => Stranded = stranded;

    /// <summary>The stages, by the names of their lifecycles.</summary>
    public IReadOnlyList<KeyValuePair<string, StrandedStage>> Stranded { get; }
}
