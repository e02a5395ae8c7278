using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>Requires criteria, for a stage or for a transition.</summary>
/// <typeparam name="TBuilder">The type of the builder that each call returns.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public abstract class CriteriaBuilder<TBuilder, TSubject>
    where TBuilder : CriteriaBuilder<TBuilder, TSubject>
{
    private readonly List<Criterion<TSubject>> _criteria;

    private protected CriteriaBuilder(List<Criterion<TSubject>> criteria) => _criteria = criteria;

    /// <summary>Requires a criterion class, described by its <see cref="CriterionAttribute"/>.</summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    public TBuilder Requires<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion
    >()
        where TCriterion : IEntryCriterion<TSubject> => Add(ClassCriterion.Of<TSubject, TCriterion>());

    /// <summary>
    /// Requires a criterion class under a description of its own, in place of its <see cref="CriterionAttribute"/>: for
    /// lifecycles that are read from data, and for one class that evaluates several criteria.
    /// </summary>
    /// <typeparam name="TCriterion">
    /// The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    /// <param name="description">Id, title, severity, source and time-out.</param>
    public TBuilder Requires<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion
    >(CriterionDescription description)
        where TCriterion : IEntryCriterion<TSubject>
    {
        ArgumentNullException.ThrowIfNull(description);
        return Add(ClassCriterion.Of<TSubject, TCriterion>().WithDescription(description));
    }

    /// <summary>Requires an inline condition on the subject.</summary>
    /// <param name="id">The id, unique within the lifecycle.</param>
    /// <param name="predicate">Whether the criterion is met. It must not change anything.</param>
    /// <param name="unmet">The reason when it is unmet, as a sentence.</param>
    /// <param name="remedy">The remedy when it is unmet, as a sentence.</param>
    /// <param name="severity">The weight of the criterion.</param>
    /// <param name="title">The requirement, as a sentence without a full stop. Default: the id.</param>
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
    /// Requires an inline condition that needs the whole context, gives its own reasons, or is asynchronous.
    /// </summary>
    /// <param name="description">Id, title, severity and source.</param>
    /// <param name="evaluate">Returns the verdict, like <see cref="IEntryCriterion{TSubject}.EvaluateAsync"/>.</param>
    public TBuilder Requires(
        CriterionDescription description,
        Func<CriterionContext<TSubject>, CancellationToken, ValueTask<CriterionResult>> evaluate)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(evaluate);
        return Add(new DelegateCriterion<TSubject>(description, evaluate));
    }

    /// <summary>
    /// Requires an inline condition on the subject and the payload of the trigger. The definition has a fault if a
    /// trigger that it stands in front of does not carry such a payload.
    /// </summary>
    /// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it.
    /// </typeparam>
    /// <inheritdoc cref="Requires(string, Func{TSubject, bool}, string, string?, Severity, string?)"/>
    public TBuilder Requires<TPayload>(
        string id,
        Func<TSubject, TPayload, bool> predicate,
        string unmet,
        string? remedy = null,
        Severity severity = Severity.Mandatory,
        string? title = null)
        where TPayload : notnull
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentException.ThrowIfNullOrWhiteSpace(unmet);
        return Add(
            new PayloadCriterion<TSubject, TPayload>(
                new(id, title ?? id, severity),
                predicate,
                CriterionResult.Unmet(unmet, remedy)));
    }

    /// <summary>
    /// Requires an inline condition that needs the whole context and the payload of the trigger, gives its own reasons,
    /// or is asynchronous.
    /// </summary>
    /// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it.
    /// </typeparam>
    /// <param name="description">Id, title, severity and source.</param>
    /// <param name="evaluate">Returns the verdict, like
    /// <see cref="IEntryCriterion{TSubject, TPayload}.EvaluateAsync"/>.</param>
    public TBuilder Requires<TPayload>(
        CriterionDescription description,
        Func<CriterionContext<TSubject>, TPayload, CancellationToken, ValueTask<CriterionResult>> evaluate)
        where TPayload : notnull
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(evaluate);
        return Add(new PayloadDelegateCriterion<TSubject, TPayload>(description, evaluate));
    }

    private TBuilder Add(Criterion<TSubject> criterion)
    {
        _criteria.Add(criterion);
        return (TBuilder)this;
    }
}
