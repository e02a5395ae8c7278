using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>The periods and roles that differ from one organisation to another. Immutable.</summary>
public sealed record PartnershipTerms
{
    /// <summary>The defaults.</summary>
    public static PartnershipTerms Default { get; } = new();

    /// <summary>
    /// How many days before the end of an agreement to remind of it. On the last day, it always does. Default: 90, 60,
    /// 30 and 15.
    /// </summary>
    public ImmutableList<int> ReminderDays { get; init; } = [90, 60, 30, 15];

    /// <summary>How many days a partner may be given to remedy a breach. Default: 30, 60 or 90.</summary>
    public ImmutableList<int> RemedyDays { get; init; } = [30, 60, 90];

    /// <summary>
    /// Who may fire a trigger, where this differs from <see cref="RolePolicy"/>: any holder of one of the roles, of
    /// which each list names at least one.
    /// </summary>
    public ImmutableDictionary<PartnershipTrigger, ImmutableList<PartnershipRole>> Roles { get; init; } =
        ImmutableDictionary<PartnershipTrigger, ImmutableList<PartnershipRole>>.Empty;
}
