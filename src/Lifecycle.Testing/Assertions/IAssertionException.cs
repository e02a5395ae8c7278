namespace Lifecycle.Testing;

/// <summary>
/// Marks an exception as a failed assertion. xunit v3 recognises the interface by its name, in any namespace, and
/// reports such an exception as a failure of the test, not as an error in it.
/// </summary>
internal interface IAssertionException;
