namespace Lifecycle.Testing;

/// <summary>An assertion about a lifecycle does not hold.</summary>
/// <param name="message">What was expected, and what there is.</param>
public sealed class LifecycleAssertException(string message) : Exception(message);
