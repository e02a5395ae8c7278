using Lifecycle;

namespace PropertyTests;

public enum VisaStage { Requested, Granted }

public enum VisaTrigger { Grant }

public sealed class Visa
{
    public string Holder { get; init; } = "Ann";

    public int Days { get; init; }
}

/// <summary>Whom the authorities watch.</summary>
public interface IWatchList
{
    bool Has(string holder);
}

[Criterion("VIS-02", "No one watches the holder")]
public sealed class HolderIsNotWatched(IWatchList watched) : EntryCriterion<Visa>
{
    protected override CriterionResult Evaluate(CriterionContext<Visa> context) =>
        watched.Has(context.Subject.Holder)
            ? CriterionResult.Unmet("The holder is on the watch list.", "Ask the embassy.")
            : CriterionResult.Met();
}

/// <summary>A visa, whose second criterion takes a service.</summary>
public sealed class VisaLifecycle : LifecycleDefinition<VisaStage, VisaTrigger, Visa>
{
    protected override void Define(LifecycleBuilder<VisaStage, VisaTrigger, Visa> lifecycle)
    {
        lifecycle.StartsIn(VisaStage.Requested);
        lifecycle.Stage(VisaStage.Requested).On(VisaTrigger.Grant).GoTo(VisaStage.Granted);
        lifecycle.Stage(VisaStage.Granted)
            .Requires("VIS-01", visa => visa.Days <= 90, unmet: "More than 90 days need a permit.")
            .Requires<HolderIsNotWatched>()
            .IsTerminal();
    }
}
