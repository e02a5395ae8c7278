using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>A membership that is over, of a partner that was invited again. Immutable.</summary>
/// <param name="Stage">How it ended: Declined, Withdrawn or Removed.</param>
/// <param name="Moves">Every change of the membership, oldest first.</param>
/// <param name="InvitedAgainAt">When the partner was invited again.</param>
/// <param name="InvitedAgainBy">Who recorded that; <see langword="null"/> if not named.</param>
public sealed record EarlierMembership(
    MembershipStage Stage,
    ImmutableList<MembershipMove> Moves,
    DateTimeOffset InvitedAgainAt,
    string? InvitedAgainBy = null) : RecordPart;
