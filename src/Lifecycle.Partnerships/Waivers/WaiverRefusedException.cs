namespace Lifecycle.Partnerships;

/// <summary>Thrown when a waiver is not granted. Nothing changed.</summary>
public sealed class WaiverRefusedException : LifecycleException
{
    internal WaiverRefusedException(Waiver waiver, string reason)
        : base($"The waiver of {waiver.CriterionId} was not granted. {reason}") => Waiver = waiver;

    /// <summary>The waiver that was not granted.</summary>
    public Waiver Waiver { get; }
}
