namespace Lifecycle;

/// <summary>A lifecycle in a container, without its types.</summary>
internal abstract class RegisteredLifecycle
{
    /// <summary>
    /// Every fault in its definition, changes and configuration. Each is a sentence that begins with the name of the
    /// lifecycle.
    /// </summary>
    public abstract IReadOnlyList<string> Faults { get; }

    /// <summary>
    /// What <see cref="LifecycleDefinition.Verify"/> found. Made once. Only for a lifecycle without faults.
    /// </summary>
    public abstract VerificationReport Verification { get; }
}
