namespace Lifecycle.Partnerships;

/// <summary>The document that ends a partnership early. Immutable.</summary>
/// <param name="Document">Its reference.</param>
/// <param name="Reason">Why.</param>
public sealed record Termination(string Document, string Reason);
