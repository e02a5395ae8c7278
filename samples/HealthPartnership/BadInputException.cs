namespace HealthPartnership;

/// <summary>The input cannot be used; the message says so in one sentence.</summary>
public sealed class BadInputException(string message, Exception? cause = null) : Exception(message, cause);
