namespace Lifecycle;

/// <summary>
/// A condition for entering a stage or for taking a transition. Describe the class with
/// <see cref="CriterionAttribute"/>.
/// </summary>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <remarks>
/// A criterion class that is registered in the instance's <see cref="InstanceOptions.Services"/> is resolved from
/// there. Otherwise one whose only constructor has no parameters is made once for each definition and evaluated by many
/// threads at a time, so it must be stateless or thread-safe. Any other is made for each evaluation: by the services'
/// <see cref="IServiceActivator"/>, which follows the rules of the container, keyed services included; without one,
/// with the constructor that has the most parameters the services or default values can fill. Objects made here are not
/// disposed: register a criterion that must be. If the answer is available at once, derive from
/// <see cref="EntryCriterion{TSubject}"/>, which allocates nothing.
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
    /// <summary>Evaluates the criterion. It must not change anything.</summary>
    /// <param name="context">The subject and the step it is about to take.</param>
    /// <param name="cancellationToken">Cancelled when the caller cancels or the criterion's time-out elapses.</param>
    /// <returns>The verdict. An exception counts as unmet and is reported as <see cref="Verdict.Faulted"/>.</returns>
    ValueTask<CriterionResult> EvaluateAsync(CriterionContext<TSubject> context, CancellationToken cancellationToken);

    /// <summary>The type of the payload that it is evaluated with; null if it needs none.</summary>
    internal static virtual Type? PayloadType => null;
}
