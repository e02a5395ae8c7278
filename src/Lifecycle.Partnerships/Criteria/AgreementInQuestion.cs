using static Lifecycle.Partnerships.PartnershipStage;

namespace Lifecycle.Partnerships;

/// <summary>Tells criteria that concern the agreement which version they are to judge.</summary>
public static class AgreementInQuestion
{
    /// <summary>
    /// The version of the agreement that a criterion is to judge: the open amendment for
    /// <see cref="PartnershipTrigger.Amend"/>; otherwise the version in force, or the latest while none is in force.
    /// <see langword="null"/> if there is no such version.
    /// </summary>
    /// <param name="context">The context of the criterion.</param>
    public static AgreementVersion? Agreement(this CriterionContext<Partnership> context) =>
        context.Trigger is PartnershipTrigger.Amend ? context.Subject.Agreement.OpenAmendment
        : context.From is Closing ? context.Subject.Agreement.BeforeClosure
        : context.From is Implementation or Fulfilment or Suspended ? context.Subject.Agreement.InForce
        : context.Subject.Agreement.Current;
}
