namespace Lifecycle.Partnerships;

/// <summary>
/// ROL-02: a policy decides who may change the membership of a partner. The services of the membership instance supply
/// the policy. Default: <see cref="RolePolicy"/>.
/// </summary>
/// <param name="policy">The policy.</param>
[Criterion("ROL-02", "The actor may change the membership")]
internal sealed class ActorMayChangeMembership(IRolePolicy? policy = null) : EntryCriterion<Membership>
{
    private static readonly RolePolicy Default = new();

    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context)
    {
        var (membership, trigger) = (context.Subject, (MembershipTrigger)context.Trigger!);
        if (trigger == MembershipTrigger.Activate)
            return CriterionResult.NotApplicable("A partner becomes active by its signature.");

        return (policy ?? Default).ReasonAgainst(
                membership.Partnership, membership.Partner, trigger, context.Actor) is { } reason
            ? CriterionResult.Unmet(reason, "Have an authorised actor fire it.")
            : CriterionResult.Met();
    }
}
