using System.Diagnostics.CodeAnalysis;

namespace Lifecycle.Testing;

/// <summary>A system did not answer within the time-out.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is caught where it is thrown for.")]
internal sealed class HungException(TimeSpan timeout) : Exception($"did not answer within {timeout}.");
