namespace Lifecycle.Partnerships;

/// <summary>MEM-09: another partner takes over a membership only if it is bound itself.</summary>
[Criterion("MEM-09", "The merger is documented, and the other partner has committed")]
internal sealed class MergerIsDocumented : EntryCriterion<Membership, OrganisationMerger>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Membership> context, OrganisationMerger merger)
    {
        if (Gaps.In(("the other partner", merger.Into), ("a document", merger.Document)) is { } missing)
            return CriterionResult.Unmet($"The merger lacks {missing}.", "Name both.", "merger document");

        var into = context.Subject.Partnership.Members.Present(merger.Into!);
        return into is { IsCommitted: true } && into.Name != context.Subject.Partner.Name
            ? CriterionResult.Met(merger.Document)
            : CriterionResult.Unmet(
                $"{merger.Into} is not another partner that has committed.",
                "Add it and have it commit, or record it as the successor.",
                "commitment letter");
    }
}
