namespace Lifecycle;

/// <summary>The condition under which a branch is open.</summary>
/// <param name="Name">The name, for reports and diagrams.</param>
/// <param name="Holds">Whether it holds; null for an asynchronous condition.</param>
/// <param name="Later">
/// An asynchronous condition, as a criterion that is met if it holds: the same rules apply to time-outs and faults.
/// </param>
/// <param name="PayloadType">The type of the payload that it is evaluated with; null if it needs none. The definition
/// is checked, so a payload has the type.</param>
internal sealed record BranchCondition<TSubject>(
    string Name,
    Func<TSubject, CriterionContext<TSubject>, bool>? Holds,
    DelegateCriterion<TSubject>? Later = null,
    Type? PayloadType = null)
{
    private static readonly CriterionResult Closed = CriterionResult.Unmet("It does not hold.");

    public static BranchCondition<TSubject> Of(string name, Func<TSubject, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(name, (subject, _) => condition(subject));
    }

    public static BranchCondition<TSubject> Of(string name, Func<TSubject, CriterionContext<TSubject>, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(name, condition);
    }

    public static BranchCondition<TSubject> Of(
        string name,
        Func<CriterionContext<TSubject>, CancellationToken, ValueTask<bool>> condition,
        TimeSpan? timeout)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(
            name,
            null,
            new(
                new(name, name, Timeout: timeout),
                async (context, cancellationToken) =>
                    await condition(context, cancellationToken).ConfigureAwait(false)
                        ? CriterionResult.Met()
                        : Closed));
    }

    public static BranchCondition<TSubject> Of<TPayload>(string name, Func<TSubject, TPayload, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(
            name,
            (subject, context) => condition(subject, (TPayload)context.Payload!),
            PayloadType: typeof(TPayload));
    }

    public static BranchCondition<TSubject> Of<TPayload>(
        string name, Func<TSubject, TPayload, CriterionContext<TSubject>, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(
            name,
            (subject, context) => condition(subject, (TPayload)context.Payload!, context),
            PayloadType: typeof(TPayload));
    }

    public static BranchCondition<TSubject> Of<TPayload>(
        string name,
        Func<CriterionContext<TSubject>, TPayload, CancellationToken, ValueTask<bool>> condition,
        TimeSpan? timeout)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Of(
            name,
            (context, cancellationToken) => condition(context, (TPayload)context.Payload!, cancellationToken),
            timeout) with
        { PayloadType = typeof(TPayload) };
    }
}
