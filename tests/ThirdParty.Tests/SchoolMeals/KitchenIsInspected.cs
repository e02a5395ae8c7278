namespace ThirdParty.Tests.SchoolMeals;

/// <summary>The repository of inspection results.</summary>
public interface IInspections
{
    Task<DateTimeOffset?> LastPassedAsync(string caterer, CancellationToken cancellationToken);
}

[Criterion("SER-01", "The kitchen was inspected within the last year")]
public sealed class KitchenIsInspected(IInspections inspections) : IEntryCriterion<MealContract>
{
    public async ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<MealContract> context,
        CancellationToken cancellationToken)
    {
        if (context.Subject.Caterer is not { } caterer)
            return CriterionResult.Unmet("There is no kitchen to inspect.", "Choose a caterer.");

        var passed = await inspections.LastPassedAsync(caterer, cancellationToken);
        return passed > context.Now.AddYears(-1)
            ? CriterionResult.Met($"inspection of {passed:yyyy-MM-dd}")
            : CriterionResult.Unmet(
                $"The kitchen of {caterer} was not inspected within the last year.",
                "Call the inspector.");
    }
}
