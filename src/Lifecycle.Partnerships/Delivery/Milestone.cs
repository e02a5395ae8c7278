namespace Lifecycle.Partnerships;

/// <summary>A step of the delivery plan. Immutable.</summary>
/// <param name="Name">What is to be done.</param>
/// <param name="By">By when.</param>
public sealed record Milestone(string Name, DateOnly By);
