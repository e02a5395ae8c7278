using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>The ways to require a criterion, for a stage and for a transition alike.</summary>
/// <typeparam name="TBuilder">The builder that goes on.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public abstract class CriteriaBuilder<TBuilder, TSubject>
    where TBuilder : CriteriaBuilder<TBuilder, TSubject>
{
    private readonly List<Criterion<TSubject>> _criteria;

    private protected CriteriaBuilder(List<Criterion<TSubject>> criteria) => _criteria = criteria;

    /// <summary>Requires a criterion class, described by its <see cref="CriterionAttribute"/>.</summary>
    /// <typeparam name="TCriterion">The class. Its constructor parameters come from the services of the
    /// instance.</typeparam>
    public TBuilder Requires<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion
    >()
        where TCriterion : IEntryCriterion<TSubject> => Add(ClassCriterion.Of<TSubject, TCriterion>());

    /// <summary>Requires a condition on the subject, in line.</summary>
    /// <param name="id">The id, unique within the lifecycle.</param>
    /// <param name="predicate">Whether the criterion is met. Changes nothing.</param>
    /// <param name="unmet">The reason when it is unmet, as a sentence.</param>
    /// <param name="remedy">What to do when it is unmet, as a sentence.</param>
    /// <param name="severity">How much weight it carries.</param>
    /// <param name="title">What is required, as a sentence without a full stop; the id unless said otherwise.</param>
    public TBuilder Requires(
        string id,
        Func<TSubject, bool> predicate,
        string unmet,
        string? remedy = null,
        Severity severity = Severity.Mandatory,
        string? title = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentException.ThrowIfNullOrWhiteSpace(unmet);
        return Add(
            new PredicateCriterion<TSubject>(
                new(id, title ?? id, severity),
                predicate,
                CriterionResult.Unmet(unmet, remedy)));
    }

    /// <summary>
    /// Requires a condition in line that needs the whole context, gives its own reasons or asks something else.
    /// </summary>
    /// <param name="description">Id, title, severity and source.</param>
    /// <param name="evaluate">Gives the verdict, as <see cref="IEntryCriterion{TSubject}.EvaluateAsync"/> does.</param>
    public TBuilder Requires(
        CriterionDescription description,
        Func<CriterionContext<TSubject>, CancellationToken, ValueTask<CriterionResult>> evaluate)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(evaluate);
        return Add(new DelegateCriterion<TSubject>(description, evaluate));
    }

    private TBuilder Add(Criterion<TSubject> criterion)
    {
        _criteria.Add(criterion);
        return (TBuilder)this;
    }
}
