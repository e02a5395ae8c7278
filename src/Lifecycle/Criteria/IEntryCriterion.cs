namespace Lifecycle;

/// <summary>
/// A condition for entering a stage or for taking a transition. Describe the class with
/// <see cref="CriterionAttribute"/>.
/// </summary>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
/// <remarks>
/// A criterion that the <see cref="InstanceOptions.Services"/> of the instance know is taken from there. Another with a
/// public parameterless constructor is made once for each definition and asked by many threads at a time, so it must be
/// stateless or thread-safe. One with constructor parameters is made from the services for each question; a parameter
/// with a default value may be missing there. What is made here is not disposed: register a criterion that has to be.
/// Where the answer is there at once, derive from <see cref="EntryCriterion{TSubject}"/>: it costs no memory.
/// </remarks>
/// <example>
/// <code>
/// [Criterion("SHIP-01", "Every line of the order is in stock", Severity = Severity.Mandatory)]
/// public sealed class LinesAreInStock(IWarehouse warehouse) : IEntryCriterion&lt;Order&gt;
/// {
///     public async ValueTask&lt;CriterionResult&gt; EvaluateAsync(
///         CriterionContext&lt;Order&gt; context, CancellationToken cancellationToken)
///     {
///         var missing = await warehouse.FindMissingAsync(context.Subject.Lines, cancellationToken);
///         return missing is null
///             ? CriterionResult.Met()
///             : CriterionResult.Unmet($"{missing} is out of stock.", "Order it from the supplier.");
///     }
/// }
/// </code>
/// </example>
public interface IEntryCriterion<TSubject>
{
    /// <summary>Says whether the criterion is met. Changes nothing.</summary>
    /// <param name="context">The subject and the step it is about to take.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up or the criterion's time runs out.</param>
    /// <returns>The verdict. An exception counts as unmet and is reported as <see cref="Verdict.Faulted"/>.</returns>
    ValueTask<CriterionResult> EvaluateAsync(CriterionContext<TSubject> context, CancellationToken cancellationToken);
}
