namespace Lifecycle;

/// <summary>The settings that a gate evaluates criteria with. Immutable.</summary>
/// <param name="Services">The source of criterion classes and their constructor parameters.</param>
/// <param name="TimeProvider">The clock that time-outs run by.</param>
/// <param name="Timeout">How long a criterion without a time-out of its own may take.</param>
/// <param name="KeepsContext">Whether criteria run in the caller's synchronization context.</param>
internal sealed record CriterionSettings(
    IServiceProvider? Services, TimeProvider TimeProvider, TimeSpan Timeout, bool KeepsContext);
