namespace Lifecycle;

/// <summary>A place where two JSON texts differ. Immutable; equal by value.</summary>
/// <param name="Path">The place, such as <c>$.lines[2].price</c>.</param>
/// <param name="One">What the first text has there; <see langword="null"/> for nothing.</param>
/// <param name="Other">What the other text has there; <see langword="null"/> for nothing.</param>
internal sealed record JsonDifference(string Path, string? One, string? Other);
