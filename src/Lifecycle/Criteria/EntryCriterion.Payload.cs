namespace Lifecycle;

/// <summary>
/// The base of an entry criterion that needs the payload of the trigger and whose answer is available at once.
/// </summary>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it.
/// </typeparam>
/// <inheritdoc cref="IEntryCriterion{TSubject}" path="/remarks"/>
/// <example>
/// <code>
/// [Criterion("SUS-01", "The suspension has a reason")]
/// public sealed class SuspensionIsReasoned : EntryCriterion&lt;Permit, SuspensionNotice&gt;
/// {
///     protected override CriterionResult Evaluate(CriterionContext&lt;Permit&gt; context, SuspensionNotice notice) =>
///         notice.Reason.Length > 0 ? CriterionResult.Met() : CriterionResult.Unmet("The notice has no reason.");
/// }
/// </code>
/// </example>
public abstract class EntryCriterion<TSubject, TPayload>
    : EntryCriterion<TSubject>, IEntryCriterion<TSubject, TPayload>
    where TPayload : notnull
{
    /// <inheritdoc/>
    public ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<TSubject> context, TPayload payload, CancellationToken cancellationToken) =>
        new(Evaluate(context, payload));

    /// <summary>Evaluates the criterion with the payload of the context, if that has one.</summary>
    /// <param name="context">The subject and the step it is about to take.</param>
    protected sealed override CriterionResult Evaluate(CriterionContext<TSubject> context) =>
        context.Payload is TPayload payload ? Evaluate(context, payload) : CriterionResult.AwaitsPayload<TPayload>();

    /// <summary>Evaluates the criterion. It must not change anything.</summary>
    /// <param name="context">The subject and the step it is about to take.</param>
    /// <param name="payload">The payload of the trigger.</param>
    /// <returns>The verdict. An exception counts as unmet and is reported as <see cref="Verdict.Faulted"/>.</returns>
    protected abstract CriterionResult Evaluate(CriterionContext<TSubject> context, TPayload payload);
}
