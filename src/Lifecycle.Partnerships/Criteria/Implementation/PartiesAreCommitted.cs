namespace Lifecycle.Partnerships;

/// <summary>IMP-01: a partnership needs two or more independent bodies.</summary>
[Criterion("IMP-01", "Two or more independent partners are committed", Source = "S")]
internal sealed class PartiesAreCommitted : EntryCriterion<Partnership>
{
    private const string Remedy = "Have at least two independent partners commit.";
    private const string Evidence = "commitment letters";

    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Members.IndependentParties switch
        {
            >= 2 => CriterionResult.Met(),
            0 => CriterionResult.Unmet("No partner is committed.", Remedy, Evidence),
            _ => CriterionResult.Unmet(
                $"Only one independent body is committed: {string.Join(", ", context.Subject.Members.Parties)}.",
                Remedy,
                Evidence),
        };
}
