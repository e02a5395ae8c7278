namespace Lifecycle.Partnerships;

/// <summary>The document that ends a partnership early. Immutable.</summary>
/// <param name="Document">The reference of the document.</param>
/// <param name="Reason">Why the partnership ends.</param>
public sealed record Termination(string Document, string Reason) : RecordPart;
