namespace Lifecycle.Partnerships;

/// <summary>
/// ROL-01: a policy decides who may fire which trigger. The services of the instance supply the policy. Default:
/// <see cref="RolePolicy"/>.
/// </summary>
/// <param name="policy">The policy.</param>
[Criterion("ROL-01", "The actor may fire the trigger")]
internal sealed class ActorMayFire(IRolePolicy? policy = null) : EntryCriterion<Partnership>
{
    private static readonly RolePolicy Default = new();

    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        (policy ?? Default).ReasonAgainst(context.Subject, (PartnershipTrigger)context.Trigger!, context.Actor)
            is { } reason
            ? CriterionResult.Unmet(reason, "Have an authorised actor fire it.")
            : CriterionResult.Met();
}
