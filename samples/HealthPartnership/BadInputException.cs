namespace HealthPartnership;

/// <summary>Thrown when the input is invalid. The message explains why in one sentence.</summary>
public sealed class BadInputException(string message, Exception? cause = null) : Exception(message, cause);
