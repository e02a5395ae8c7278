namespace Lifecycle;

/// <summary>
/// An action class that receives the payload of the trigger. The definition has a fault if a trigger that runs the
/// action does not carry such a payload.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it.
/// </typeparam>
/// <inheritdoc cref="ITransitionAction{TStage, TTrigger, TSubject}" path="/remarks"/>
/// <example>
/// <code>
/// public sealed class AnnounceSuspension(IMail mail)
///     : ITransitionAction&lt;PermitStage, PermitTrigger, Permit, SuspensionNotice&gt;
/// {
///     public async ValueTask RunAsync(
///         TransitionContext&lt;PermitStage, PermitTrigger, Permit&gt; context,
///         SuspensionNotice notice,
///         CancellationToken cancellationToken) =>
///         await mail.SendAsync(context.Subject.Holder, notice.Reason, cancellationToken);
/// }
/// </code>
/// </example>
public interface ITransitionAction<TStage, TTrigger, TSubject, TPayload>
    : ITransitionAction<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
    where TPayload : notnull
{
    /// <summary>Runs the action. If it throws, nothing changes and the exception reaches the caller.</summary>
    /// <param name="context">The step, and its subject.</param>
    /// <param name="payload">The payload of the trigger.</param>
    /// <param name="cancellationToken">Cancelled when the caller cancels the fire.</param>
    ValueTask RunAsync(
        TransitionContext<TStage, TTrigger, TSubject> context, TPayload payload, CancellationToken cancellationToken);

    static Type? ITransitionAction<TStage, TTrigger, TSubject>.PayloadType => typeof(TPayload);

    ValueTask ITransitionAction<TStage, TTrigger, TSubject>.RunAsync(
        TransitionContext<TStage, TTrigger, TSubject> context, CancellationToken cancellationToken) =>
        RunAsync(context, (TPayload)context.Payload!, cancellationToken);
}
