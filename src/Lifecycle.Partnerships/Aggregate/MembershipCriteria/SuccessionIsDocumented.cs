namespace Lifecycle.Partnerships;

/// <summary>MEM-10: a successor takes over a membership by a document, and is not a partner already.</summary>
[Criterion("MEM-10", "The succession is documented, and the successor is not a partner itself")]
internal sealed class SuccessionIsDocumented : EntryCriterion<Membership, OrganisationSuccession>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(
        CriterionContext<Membership> context, OrganisationSuccession succession)
    {
        if (Gaps.In(("a successor", succession.Successor), ("a document", succession.Document)) is { } missing)
            return CriterionResult.Unmet($"The succession lacks {missing}.", "Name both.", "novation");

        if (!OrganisationName.IsValid(succession.Successor!))
            return CriterionResult.Unmet(
                $"'{succession.Successor}' is not a valid name of an organisation.", "Correct the name.");

        return context.Subject.Partnership.Members.FindAny(succession.Successor!) is { } known
            ? CriterionResult.Unmet(
                $"{known} is a partner already.",
                "Record a merger instead.")
            : CriterionResult.Met(succession.Document);
    }
}
