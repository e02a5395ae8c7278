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

    internal void Enter(MembershipStage stage, DateTimeOffset at)
    {
        Change(partner =>
            partner with
            {
                Stage = stage,
                StageEnteredAt = at,
                MembershipVersion = partner.MembershipVersion + 1,
            });

        // A partner that leaves or is on notice no longer has to sign an open amendment.
        Partnership.SettleAmendment(at);
    }

    internal void Leave(MembershipStage stage, DateTimeOffset at, string how)
    {
        Enter(stage, at);
        Partnership.CallForReview($"{_name} {how}.", at);
    }

    internal void Change(Func<Partner, Partner> change) => Partnership.Change(_name, change);
}
