namespace Lifecycle;

/// <summary>
/// An action of a start as a class, for actions with injected dependencies. Declared with
/// <c>StartsIn(…).OnStart&lt;T&gt;()</c>.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <remarks>
/// Objects are made like those of criterion classes, for each start: see <see cref="IEntryCriterion{TSubject}"/>.
/// </remarks>
/// <example>
/// <code>
/// public sealed class ConfirmReceipt(IMail mail) : IStartAction&lt;PermitStage, Permit&gt;
/// {
///     public async ValueTask RunAsync(
///         StartContext&lt;PermitStage, Permit&gt; context, CancellationToken cancellationToken) =>
///         await mail.SendAsync(context.Subject.Applicant, "We have your application.", cancellationToken);
/// }
/// </code>
/// </example>
public interface IStartAction<TStage, TSubject>
    where TStage : notnull
{
    /// <summary>
    /// Runs the action. If it throws, the subject does not start, and the exception reaches the caller.
    /// </summary>
    /// <param name="context">The start, and its subject.</param>
    /// <param name="cancellationToken">Cancelled when the caller cancels the start.</param>
    ValueTask RunAsync(StartContext<TStage, TSubject> context, CancellationToken cancellationToken);
}
