using System.Diagnostics.CodeAnalysis;

namespace Lifecycle.Diagrams;

/// <summary>The code of a criterion, which a document describes.</summary>
internal abstract class BoundCriterion<TSubject>
{
    public abstract void Require<TBuilder>(
        CriteriaBuilder<TBuilder, TSubject> builder, CriterionDescription description)
        where TBuilder : CriteriaBuilder<TBuilder, TSubject>;
}

/// <summary>A criterion class.</summary>
internal sealed class ClassBinding<
    TSubject, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>
    : BoundCriterion<TSubject>
    where TCriterion : IEntryCriterion<TSubject>
{
    public override void Require<TBuilder>(
        CriteriaBuilder<TBuilder, TSubject> builder, CriterionDescription description) =>
        builder.Requires<TCriterion>(description);
}

/// <summary>A criterion given as a delegate, which is the same object wherever the criterion is required.</summary>
internal sealed class DelegateBinding<TSubject>(
    Func<CriterionContext<TSubject>, CancellationToken, ValueTask<CriterionResult>> evaluate)
    : BoundCriterion<TSubject>
{
    public override void Require<TBuilder>(
        CriteriaBuilder<TBuilder, TSubject> builder, CriterionDescription description) =>
        builder.Requires(description, evaluate);
}
