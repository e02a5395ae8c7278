using HealthPartnership;

namespace PartnershipDesk;

/// <summary>A partnership at a point of its history. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Read">Reads its story.</param>
/// <param name="Steps">After how many steps of the story it stops; <see langword="null"/> for the whole story.</param>
public sealed record SeededPartnership(string Id, Func<PartnershipFile> Read, int? Steps = null);
