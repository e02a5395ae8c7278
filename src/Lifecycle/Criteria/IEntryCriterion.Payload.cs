namespace Lifecycle;

/// <summary>
/// A condition that needs the payload of the trigger. The definition has a fault if a trigger that the criterion stands
/// in front of does not carry such a payload. A dry run without a payload does not evaluate it, and reports
/// <see cref="Verdict.AwaitsPayload"/>.
/// </summary>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it.
/// </typeparam>
/// <inheritdoc cref="IEntryCriterion{TSubject}" path="/remarks"/>
/// <example>
/// <code>
/// [Criterion("SUS-01", "The suspension is announced")]
/// public sealed class SuspensionIsAnnounced(INotices notices) : IEntryCriterion&lt;Permit, SuspensionNotice&gt;
/// {
///     public async ValueTask&lt;CriterionResult&gt; EvaluateAsync(
///         CriterionContext&lt;Permit&gt; context, SuspensionNotice notice, CancellationToken cancellationToken) =>
///         await notices.IsSentAsync(notice.Number, cancellationToken)
///             ? CriterionResult.Met()
///             : CriterionResult.Unmet("The notice is not sent.");
/// }
/// </code>
/// </example>
public interface IEntryCriterion<TSubject, TPayload> : IEntryCriterion<TSubject>
    where TPayload : notnull
{
    /// <summary>Evaluates the criterion. It must not change anything.</summary>
    /// <param name="context">The subject and the step it is about to take.</param>
    /// <param name="payload">The payload of the trigger.</param>
    /// <param name="cancellationToken">Cancelled when the caller cancels or the criterion's time-out elapses.</param>
    /// <returns>The verdict. An exception counts as unmet and is reported as <see cref="Verdict.Faulted"/>.</returns>
    ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<TSubject> context, TPayload payload, CancellationToken cancellationToken);

    static Type? IEntryCriterion<TSubject>.PayloadType => typeof(TPayload);

    ValueTask<CriterionResult> IEntryCriterion<TSubject>.EvaluateAsync(
        CriterionContext<TSubject> context, CancellationToken cancellationToken) =>
        context.Payload is TPayload payload
            ? EvaluateAsync(context, payload, cancellationToken)
            : new(CriterionResult.AwaitsPayload<TPayload>());
}
