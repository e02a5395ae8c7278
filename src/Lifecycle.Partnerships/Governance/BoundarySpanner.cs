using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>
/// A person who works across organisational boundaries (Williams 2002), the partners that the person links, and the
/// person's level in the three skills that the role needs. Immutable; a skill not yet profiled is
/// <see langword="null"/>.
/// </summary>
/// <param name="Name">The person.</param>
/// <param name="Links">The names of the partners that the person links; FUL-06 expects at least two independent
/// ones.</param>
public sealed record BoundarySpanner(string Name, ImmutableList<string> Links) : RecordPart
{
    /// <summary>Building and sustaining relationships.</summary>
    public SkillLevel? Relationships { get; init; }

    /// <summary>Managing without hierarchical authority.</summary>
    public SkillLevel? ManagingWithoutHierarchy { get; init; }

    /// <summary>Managing complexity; understanding motives, roles and responsibilities.</summary>
    public SkillLevel? ManagingComplexity { get; init; }
}
