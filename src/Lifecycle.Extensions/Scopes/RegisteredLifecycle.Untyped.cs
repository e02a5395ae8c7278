namespace Lifecycle;

/// <summary>A lifecycle as a container holds it, whatever its types.</summary>
internal abstract class RegisteredLifecycle
{
    /// <summary>
    /// All that is wrong with how it is defined, changed and configured, each as a sentence that begins with its name.
    /// </summary>
    public abstract IReadOnlyList<string> Faults { get; }

    /// <summary>
    /// What <see cref="LifecycleDefinition.Verify"/> found; made once, since nothing changes it. Only without faults.
    /// </summary>
    public abstract VerificationReport Verification { get; }
}
