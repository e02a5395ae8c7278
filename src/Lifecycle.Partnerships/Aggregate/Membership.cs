namespace Lifecycle.Partnerships;

/// <summary>
/// One partner's membership, the subject of a <see cref="MembershipLifecycle"/>. As thread-safe as its
/// <see cref="Partnership"/>.
/// </summary>
public sealed class Membership
{
    private readonly string _name;

    internal Membership(Partnership partnership, string name)
    {
        Partnership = partnership;
        _name = name;
    }

    /// <summary>The partnership.</summary>
    public Partnership Partnership { get; }

    /// <summary>The partner, as currently recorded.</summary>
    public Partner Partner => Partnership.Partner(_name);

    /// <exception cref="ArgumentException">The notice has no end, so the partner could never leave.</exception>
    internal void Enter(MembershipMove move)
    {
        if (move.Notice is { EndsAt: null })
            throw new ArgumentException($"The notice of {_name} has no end.", nameof(move));

        Change(partner =>
            partner with
            {
                Stage = move.To,
                StageEnteredAt = move.At,
                MembershipVersion = partner.MembershipVersion + 1,
                Moves = partner.Moves.Add(move),
                Commitment = move.Commitment ?? partner.Commitment,
                Notice = move.To == MembershipStage.Active ? null : move.Notice ?? partner.Notice,
                Breach = move.Breach,
                Removal = move.Removal,
            });
    }

    internal void Leave(MembershipMove move, string how)
    {
        Enter(move);
        Partnership.CallForReview($"{_name} {how}.", move.At);
    }

    internal void Merge(MembershipMove move, OrganisationMerger merger)
    {
        var into = Partnership.Present(merger.Into!) ?? Partnership.Partner(merger.Into!);
        Partnership.TakeOver(_name, into.Name, move.At);
        Leave(move, $"has merged into {into}");
    }

    internal void Succeed(OrganisationSuccession succession, DateTimeOffset at, string? actor) =>
        Partnership.Rename(_name, succession.Successor!, succession, at, actor);

    private void Change(Func<Partner, Partner> change) => Partnership.Change(_name, change);
}
