using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>
/// Registered lifecycles have faults in their definition, changes or configuration. The exception lists all of them. A
/// host throws it when it starts. Without a host, resolving a faulty lifecycle throws it.
/// </summary>
public sealed class LifecycleConfigurationException : OptionsValidationException
{
    internal LifecycleConfigurationException(IReadOnlyList<string> faults)
        : base(Options.DefaultName, typeof(LifecycleOptions), faults) => Faults = faults;

    /// <summary>Every fault. Each is a sentence that begins with the name of the lifecycle.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>The faults, one on each line.</summary>
    public override string Message =>
        $"The lifecycles have {Faults.Count} fault{(Faults.Count == 1 ? "" : "s")}:\n  {string.Join("\n  ", Faults)}";
}
