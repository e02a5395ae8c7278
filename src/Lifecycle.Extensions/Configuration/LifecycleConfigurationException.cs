using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>
/// Registered lifecycles cannot be used as they are defined, changed and configured. All faults are listed at once. A
/// host throws it when it starts; without one it is thrown by the first that asks for a faulty lifecycle.
/// </summary>
public sealed class LifecycleConfigurationException : OptionsValidationException
{
    internal LifecycleConfigurationException(IReadOnlyList<string> faults)
        : base(Options.DefaultName, typeof(LifecycleOptions), faults) => Faults = faults;

    /// <summary>Every fault, as a sentence that begins with the name of the lifecycle.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>The faults, a line for each.</summary>
    public override string Message =>
        $"The lifecycles have {Faults.Count} fault{(Faults.Count == 1 ? "" : "s")}:\n  {string.Join("\n  ", Faults)}";
}
