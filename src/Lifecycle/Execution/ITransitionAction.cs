namespace Lifecycle;

/// <summary>
/// An entry, exit or transition action as a class, for actions with injected dependencies. Required with
/// <c>OnEntry&lt;T&gt;()</c>, <c>OnExit&lt;T&gt;()</c> or <c>OnTransition&lt;T&gt;()</c>.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <remarks>
/// Objects are made like those of criterion classes, for each step: see <see cref="IEntryCriterion{TSubject}"/>.
/// </remarks>
/// <example>
/// <code>
/// public sealed class NotifyPartners(IMail mail) : ITransitionAction&lt;OrderStage, OrderTrigger, Order&gt;
/// {
///     public async ValueTask RunAsync(
///         TransitionContext&lt;OrderStage, OrderTrigger, Order&gt; context, CancellationToken cancellationToken) =>
///         await mail.SendAsync(context.Subject.Customer, $"Your order is {context.To}.", cancellationToken);
/// }
/// </code>
/// </example>
public interface ITransitionAction<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Runs the action. If it throws, nothing changes and the exception reaches the caller.</summary>
    /// <param name="context">The step, and its subject.</param>
    /// <param name="cancellationToken">Cancelled when the caller cancels the fire.</param>
    ValueTask RunAsync(TransitionContext<TStage, TTrigger, TSubject> context, CancellationToken cancellationToken);

    /// <summary>The type of the payload that it receives; null if it takes none.</summary>
    internal static virtual Type? PayloadType => null;
}
