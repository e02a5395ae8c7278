namespace Lifecycle.Dashboard;

/// <summary>A subject refuses a waiver.</summary>
/// <param name="message">Why, for the caller.</param>
internal sealed class WaiverDeniedException(string message) : Exception(message);
