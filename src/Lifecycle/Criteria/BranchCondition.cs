namespace Lifecycle;

/// <summary>The condition under which a branch is open.</summary>
/// <param name="Name">The name, for reports and diagrams.</param>
/// <param name="Holds">Whether it holds; null for an asynchronous condition.</param>
/// <param name="Later">
/// An asynchronous condition, as a criterion that is met if it holds: the same rules apply to time-outs and faults.
/// </param>
internal sealed record BranchCondition<TSubject>(
    string Name,
    Func<TSubject, CriterionContext<TSubject>, bool>? Holds,
    DelegateCriterion<TSubject>? Later = null)
{
    private static readonly CriterionResult Closed = CriterionResult.Unmet("It does not hold.");

    public static BranchCondition<TSubject> Of(
        string name,
        Func<CriterionContext<TSubject>, CancellationToken, ValueTask<bool>> condition,
        TimeSpan? timeout) =>
        new(
            name,
            null,
            new(
                new(name, name, Timeout: timeout),
                async (context, cancellationToken) =>
                    await condition(context, cancellationToken).ConfigureAwait(false)
                        ? CriterionResult.Met()
                        : Closed));
}
