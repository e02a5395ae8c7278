using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// A person who works across the boundaries of organisations (Williams 2002), the partners linked by that work, and how
/// the three skills that it takes stand. Immutable.
/// </summary>
/// <param name="Name">The person.</param>
/// <param name="Links">The partners that the person links, by name; at least two for the role to make sense.</param>
public sealed record BoundarySpanner(string Name, ImmutableList<string> Links)
{
    /// <summary>Building and sustaining relationships; <see langword="null"/> while not profiled.</summary>
    public SkillLevel? Relationships { get; init; }

    /// <summary>Managing where nobody is anybody's superior.</summary>
    public SkillLevel? ManagingWithoutHierarchy { get; init; }

    /// <summary>Managing complexity; understanding motives, roles and responsibilities.</summary>
    public SkillLevel? ManagingComplexity { get; init; }
}
