namespace Lifecycle;

/// <summary>Declares the criteria in front of every transition. Not thread-safe.</summary>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class EveryTransitionBuilder<TSubject> : CriteriaBuilder<EveryTransitionBuilder<TSubject>, TSubject>
{
    internal EveryTransitionBuilder(List<Criterion<TSubject>> criteria)
        : base(criteria)
    {
    }
}
