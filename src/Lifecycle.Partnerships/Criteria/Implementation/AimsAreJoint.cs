namespace Lifecycle.Partnerships;

/// <summary>IMP-03: all committed partners share the aims and can achieve them.</summary>
[Criterion("IMP-03", "The joint aims are shared, consistent and realistic", Source = "AC98, PAT2")]
internal sealed class AimsAreJoint : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        if (context.Subject.JointAims is not { } aims)
            return CriterionResult.Unmet(
                "No joint aims are stated.",
                "Agree joint aims with all partners, and state them.",
                "agreed statement");

        if (!aims.AreConsistent || !aims.AreRealistic)
        {
            var fault =
                aims.AreConsistent ? "not realistic"
                : aims.AreRealistic ? "not consistent"
                : "neither consistent nor realistic";
            return CriterionResult.Unmet(
                $"The joint aims are {fault}.",
                "Agree aims that the partners can achieve and that do not contradict each other.");
        }

        if (!context.Subject.Members.Parties.Any())
            return CriterionResult.Unmet(
                "No partner is committed yet.",
                "Have the partners commit first.");

        return
            context.Subject.Members.Parties.Where(partner => !partner.AcknowledgesAims).ToArray()
                is { Length: > 0 } silent
            ? CriterionResult.Unmet(
                $"The joint aims are not acknowledged by {Enumeration.Of(silent)}.",
                "Have every committed partner acknowledge them.")
            : CriterionResult.Met();
    }
}
