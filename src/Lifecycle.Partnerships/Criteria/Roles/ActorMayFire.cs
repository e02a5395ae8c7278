namespace Lifecycle.Partnerships;

/// <summary>
/// ROL-01: who may fire which trigger. The policy comes from the services of the instance; without one it is
/// <see cref="RolePolicy"/>.
/// </summary>
/// <param name="policy">The policy.</param>
[Criterion("ROL-01", "The actor may fire the trigger")]
public sealed class ActorMayFire(IRolePolicy? policy = null) : EntryCriterion<Partnership>
{
    private static readonly RolePolicy AsItComes = new();

    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        (policy ?? AsItComes).ReasonAgainst(context.Subject, (PartnershipTrigger)context.Trigger, context.Actor)
            is { } reason
            ? CriterionResult.Unmet(reason, "Have it fired by somebody who may.")
            : CriterionResult.Met();
}
