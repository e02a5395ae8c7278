namespace Lifecycle.Interop;

/// <summary>A Stateless guard.</summary>
/// <param name="IsMet">Whether the guard permits a fire with this payload.</param>
/// <param name="Description">The description that Stateless shows for it.</param>
internal sealed record Guard(Func<object?, bool> IsMet, string Description);
