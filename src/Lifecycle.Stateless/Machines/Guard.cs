namespace Lifecycle.Interop;

/// <summary>A guard of a transition.</summary>
/// <param name="IsMet">Whether it lets a fire with a payload through.</param>
/// <param name="Description">What it says of itself.</param>
internal sealed record Guard(Func<object?, bool> IsMet, string Description);
