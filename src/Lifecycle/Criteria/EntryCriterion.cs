namespace Lifecycle;

/// <summary>
/// The base of an entry criterion whose answer is available at once. A criterion that has to wait for its answer
/// implements <see cref="IEntryCriterion{TSubject}"/> instead.
/// </summary>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <inheritdoc cref="IEntryCriterion{TSubject}" path="/remarks"/>
/// <example>
/// <code>
/// [Criterion("ART-01", "The article has a title")]
/// public sealed class HasTitle : EntryCriterion&lt;Article&gt;
/// {
///     protected override CriterionResult Evaluate(CriterionContext&lt;Article&gt; context) =>
///         context.Subject.Title.Length > 0
///             ? CriterionResult.Met()
///             : CriterionResult.Unmet("The article has no title.", "Give it one.");
/// }
/// </code>
/// </example>
public abstract class EntryCriterion<TSubject> : IEntryCriterion<TSubject>
{
    /// <inheritdoc/>
    public ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<TSubject> context,
        CancellationToken cancellationToken) => new(Evaluate(context));

    internal CriterionResult Answer(CriterionContext<TSubject> context) => Evaluate(context);

    /// <summary>Evaluates the criterion. It must not change anything.</summary>
    /// <param name="context">The subject and the step it is about to take.</param>
    /// <returns>The verdict. An exception counts as unmet and is reported as <see cref="Verdict.Faulted"/>.</returns>
    protected abstract CriterionResult Evaluate(CriterionContext<TSubject> context);
}
