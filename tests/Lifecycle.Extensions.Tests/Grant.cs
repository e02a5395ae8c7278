namespace Lifecycle.Extensions.Tests;

public enum GrantStage
{
    Draft,
    Submitted,
    Awarded,
    Closed,
}

public enum GrantTrigger
{
    Submit,
    Award,
    Close,
    Annotate,
}

/// <summary>What the tests take through <see cref="GrantLifecycle"/>.</summary>
public sealed class Grant
{
    public string Title { get; set; } = "A study";

    public int Referees { get; set; } = 2;

    public bool HasSummary { get; set; } = true;
}

/// <summary>A lifecycle with a criterion of each severity, and one that needs a service.</summary>
public class GrantLifecycle : LifecycleDefinition<GrantStage, GrantTrigger, Grant>
{
    protected override void Define(LifecycleBuilder<GrantStage, GrantTrigger, Grant> lifecycle)
    {
        lifecycle.StartsIn(GrantStage.Draft);
        lifecycle.Stage(GrantStage.Draft)
            .On(GrantTrigger.Submit).GoTo(GrantStage.Submitted)
            .On(GrantTrigger.Close).GoTo(GrantStage.Closed)
            .On(GrantTrigger.Annotate).Stay();
        lifecycle.Stage(GrantStage.Submitted)
            .Requires("SUB-01", grant => grant.Title.Length > 0, "It has no title.")
            .Requires(
                "SUB-02",
                grant => grant.Referees >= 2,
                "It has fewer than two referees.",
                severity: Severity.Waivable)
            .Requires("SUB-03", grant => grant.HasSummary, "It has no summary.", severity: Severity.Advisory)
            .On(GrantTrigger.Award).GoTo(GrantStage.Awarded);
        lifecycle.Stage(GrantStage.Awarded)
            .Requires<BudgetIsCovered>()
            .On(GrantTrigger.Close).GoTo(GrantStage.Closed);
        lifecycle.Stage(GrantStage.Closed).IsTerminal();
    }
}

/// <summary>Stands for a unit of work: one for each scope.</summary>
public sealed class Budget : IDisposable
{
    public bool IsDisposed { get; private set; }

    public List<Grant> Seen { get; } = [];

    public void Dispose() => IsDisposed = true;
}

[Criterion("AWD-01", "The budget covers the grant")]
public sealed class BudgetIsCovered(Budget budget) : EntryCriterion<Grant>
{
    protected override CriterionResult Evaluate(CriterionContext<Grant> context)
    {
        ObjectDisposedException.ThrowIf(budget.IsDisposed, budget);
        budget.Seen.Add(context.Subject);
        return CriterionResult.Met();
    }
}

/// <summary>A plug-in that is disposed of, and remembers it.</summary>
[Criterion("ETH-01", "An ethics board has approved")]
public sealed class EthicsApproval(Budget budget) : EntryCriterion<Grant>, IDisposable
{
    public Budget Budget => budget;

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;

    protected override CriterionResult Evaluate(CriterionContext<Grant> context) =>
        CriterionResult.Unmet("No board has approved.");
}

[Criterion("SUB-02", "It has three referees", Severity = Severity.Waivable)]
public sealed class ThreeReferees : EntryCriterion<Grant>
{
    protected override CriterionResult Evaluate(CriterionContext<Grant> context) =>
        context.Subject.Referees >= 3
            ? CriterionResult.Met()
            : CriterionResult.Unmet("It has fewer than three referees.");
}
