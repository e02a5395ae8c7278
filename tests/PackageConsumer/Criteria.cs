using Lifecycle;

namespace Criteria;

public class Guarded : LifecycleDefinition<Stage, Trigger, Manuscript>
{
    protected override void Define(LifecycleBuilder<Stage, Trigger, Manuscript> lifecycle)
    {
        lifecycle.StartsIn(Stage.Draft);
        lifecycle.Stage(Stage.Draft).On(Trigger.Publish).GoTo(Stage.Published).On(Trigger.Correct).Stay();
        lifecycle.Stage(Stage.Published)
            .Requires<Abstract>() // LFC3001
            .Requires<IsRead>()
            .Requires("PUB-01", article => article.Words > 0, "It is empty.") // LFC3002
            .On(Trigger.Withdraw).GoTo(Stage.Withdrawn);
        lifecycle.Stage(Stage.Withdrawn).IsTerminal();
    }
}

public abstract class Abstract : EntryCriterion<Manuscript>;

[Criterion("PUB-01", "It is read")]
public class IsRead : IEntryCriterion<Manuscript>
{
    public async ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<Manuscript> context,
        CancellationToken cancellationToken)
    {
        context.Subject.Words++; // LFC3003
        Thread.Sleep(10); // LFC3004
        await Task.Delay(10); // LFC3006
        return context.Subject.Due > DateTimeOffset.UtcNow // LFC3005
            ? CriterionResult.Met()
            : CriterionResult.Unmet("It is late.");
    }
}

[Criterion("PUB-02", "It is signed")]
public class IsSigned : EntryCriterion<Manuscript>
{
    public static void Excuse(Manuscript manuscript) =>
        manuscript.Waivers.Add(new("PUB-02", "A. Khan", "It is urgent.", default)); // LFC3007

    protected override CriterionResult Evaluate(CriterionContext<Manuscript> context) => CriterionResult.Met();
}

public class Manuscript
{
    public int Words { get; set; }

    public DateTimeOffset Due { get; set; }

    public List<Waiver> Waivers { get; } = [];
}
