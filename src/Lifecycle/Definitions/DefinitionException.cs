namespace Lifecycle;

/// <summary>
/// A lifecycle definition cannot be compiled. The message lists the first hundred faults; <see cref="Faults"/> holds
/// all.
/// </summary>
public sealed class DefinitionException : LifecycleException
{
    internal DefinitionException(string definition, IReadOnlyList<DefinitionFault> faults)
        : base($"{definition} cannot be compiled; it has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}:\n  "
            + BoundedList.Lines(faults)) => Faults = faults;

    /// <summary>Every fault, in the order of the definition.</summary>
    public IReadOnlyList<DefinitionFault> Faults { get; }
}
