namespace Lifecycle.AspNetCore;

/// <summary>An answer of an endpoint that does what it was asked. Immutable.</summary>
/// <param name="Status">The status.</param>
/// <param name="Type">The media type of the body; <see langword="null"/> for none.</param>
/// <param name="Schema">The schema of the body; <see langword="null"/> for none.</param>
/// <param name="Headers">The headers that it may have.</param>
internal sealed record EndpointAnswer(
    string Status, string? Type, string? Schema, params IReadOnlyList<string> Headers);
