namespace Lifecycle.Dashboard;

/// <summary>A section of an application that was rendered. Immutable.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Markup">Its markup; <see langword="null"/> if it failed.</param>
internal sealed record RenderedSection(string Title, string? Markup);
