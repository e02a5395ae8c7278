namespace Lifecycle.Partnerships;

/// <summary>A waiver was not granted. Nothing changed.</summary>
public sealed class WaiverRefusedException : LifecycleException
{
    internal WaiverRefusedException(Waiver waiver, string reason)
        : base($"The waiver of {waiver.CriterionId} is not granted. {reason}") => Waiver = waiver;

    /// <summary>The waiver.</summary>
    public Waiver Waiver { get; }
}
