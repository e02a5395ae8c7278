namespace Lifecycle.Partnerships;

/// <summary>One reason for the rating of a partnership. Immutable.</summary>
/// <param name="Rating">Amber or red.</param>
/// <param name="Text">The reason, as a sentence.</param>
public sealed record BoardReason(BoardRating Rating, string Text);
