namespace Lifecycle.Partnerships;

/// <summary>
/// One partner's membership, the subject of a <see cref="MembershipLifecycle"/>. As thread-safe as its
/// <see cref="Partnership"/>.
/// </summary>
public sealed class Membership
{
    private const int Pending = 0;
    private const int Begun = 1;
    private const int Abandoned = 2;

    private readonly string _name;
    private int _change;

    internal Membership(Partnership partnership, string name)
    {
        Partnership = partnership;
        _name = name;
    }

    /// <summary>The partnership.</summary>
    public Partnership Partnership { get; }

    /// <summary>The partner, as currently recorded.</summary>
    public Partner Partner => Partnership.Members[_name];

    /// <summary>Calls off the change that a fire would make.</summary>
    /// <returns>Whether it is called off; not once it has begun.</returns>
    internal bool TryAbandon() => Interlocked.CompareExchange(ref _change, Abandoned, Pending) == Pending;

    /// <exception cref="ArgumentException">The notice has no end, so the partner could never leave.</exception>
    internal void Enter(MembershipMove move)
    {
        Begin();
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
        Partnership.Reviews.CallForReview($"{_name} {how}.", move.At);
    }

    internal void Merge(MembershipMove move, OrganisationMerger merger)
    {
        Begin();
        var into = Partnership.Members.Present(merger.Into!) ?? Partnership.Members[merger.Into!];
        Partnership.Members.TakeOver(_name, into.Name, move.At);
        Leave(move, $"has merged into {into}");
    }

    internal void Succeed(OrganisationSuccession succession, DateTimeOffset at, string? actor)
    {
        Begin();
        Partnership.Members.GiveName(_name, succession.Successor!, succession, at, actor);
    }

    private void Begin()
    {
        if (Interlocked.CompareExchange(ref _change, Begun, Pending) == Abandoned)
            throw new OperationCanceledException($"The change of the membership of {_name} was called off.");
    }

    private void Change(Func<Partner, Partner> change) => Partnership.Members.Change(_name, change);
}
