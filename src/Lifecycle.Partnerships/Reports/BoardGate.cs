namespace Lifecycle.Partnerships;

/// <summary>A step that the partnership can take next, and what is still missing for it. Immutable.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="To">The stage that it leads to.</param>
/// <param name="Missing">The criteria that block it, each as its id, title and reason.</param>
public sealed record BoardGate(PartnershipTrigger Trigger, string To, IReadOnlyList<string> Missing);
