namespace Lifecycle.Testing;

/// <summary>An assertion of this package failed. The test framework reports the test as failed.</summary>
/// <param name="message">What was expected, and what was found.</param>
public sealed class LifecycleAssertException(string message) : Exception(message), IAssertionException;
