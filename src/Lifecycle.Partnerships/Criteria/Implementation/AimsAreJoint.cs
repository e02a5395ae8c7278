namespace Lifecycle.Partnerships;

/// <summary>IMP-03: aims that all share and can reach.</summary>
[Criterion("IMP-03", "The joint aims are shared, consistent and realistic", Source = "AC98, PAT2")]
public sealed class AimsAreJoint : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        if (context.Subject.JointAims is not { } aims)
            return CriterionResult.Unmet(
                "No joint aims are stated.",
                "Agree on them with all partners.",
                "agreed statement");

        if (!aims.AreConsistent || !aims.AreRealistic)
        {
            return CriterionResult.Unmet(
                "The joint aims are not "
                    + $"{(aims.AreConsistent ? "realistic" : aims.AreRealistic ? "consistent" : "consistent, nor realistic")}.",
                "Agree on aims that the partners can reach and that do not contradict each other.");
        }

        if (!context.Subject.CommittedPartners.Any())
            return CriterionResult.Unmet(
                "No partner is committed yet, to share the aims.",
                "Have partners commit themselves first.");

        return
            context.Subject.CommittedPartners.Where(partner => !partner.AcknowledgesAims).ToArray()
                is { Length: > 0 } silent
            ? CriterionResult.Unmet(
                $"The joint aims are not acknowledged by {Enumeration.Of(silent)}.",
                "Have every partner acknowledge them.")
            : CriterionResult.Met();
    }
}
