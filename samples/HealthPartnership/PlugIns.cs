using Lifecycle;
using Lifecycle.Partnerships;

namespace HealthPartnership;

/// <summary>The criteria that a story can add to the lifecycle.</summary>
internal static class PlugIns
{
    /// <exception cref="BadInputException">There is no such criterion.</exception>
    public static LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> AddTo(
        LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle,
        IEnumerable<string> ids) => ids.Aggregate(lifecycle, (definition, id) => id switch
            {
                "FNP-LIC" => definition.With(criteria =>
                    criteria.Add<ProgrammeIsLicensed>(entering: PartnershipStage.Fulfilment)),
                "AMR-SECTORS" => definition.With(criteria =>
                    criteria.Add<BothSectorsAreCommitted>(entering: PartnershipStage.Implementation)),
                "IMP-09" => definition.With(criteria =>
                    criteria.Add<PooledFundsAreScheduled>(entering: PartnershipStage.Implementation)),
                _ => throw new BadInputException(
                    $"There is no plug-in '{id}'; the plug-ins are FNP-LIC, AMR-SECTORS and IMP-09."),
            });
}

[Criterion("FNP-LIC", "The owner of the programme contributes its licence")]
internal sealed class ProgrammeIsLicensed : EntryCriterion<Partnership>
{
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Members.Committed.Any(partner =>
            partner.Contribution?.Resources.Contains("licence", StringComparison.OrdinalIgnoreCase) == true)
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "No partner contributes a licence.",
                "Agree the licence with the owner of the programme.",
                "licence");
}

[Criterion("AMR-SECTORS", "Human and animal health are both committed")]
internal sealed class BothSectorsAreCommitted : EntryCriterion<Partnership>
{
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var sectors = context.Subject.Members.Committed.Select(partner => partner.Sector).ToHashSet();
        return sectors.Contains(Sector.Health) && sectors.Contains(Sector.Agriculture)
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "Only one of human and animal health is committed.",
                "Win the commitment of the other sector.",
                "commitment letters");
    }
}
