using System.Text.Json.Serialization;
using Lifecycle;

namespace AotConsumer;

internal enum ParcelStage
{
    Packed,
    Sent,
}

internal enum ParcelTrigger
{
    Send,
}

internal sealed class Parcel
{
    public string? Address { get; set; }

    public int Grams { get; set; }
}

internal sealed class ParcelLifecycle : LifecycleDefinition<ParcelStage, ParcelTrigger, Parcel>
{
    protected override void Define(LifecycleBuilder<ParcelStage, ParcelTrigger, Parcel> lifecycle)
    {
        lifecycle.StartsIn(ParcelStage.Packed);
        lifecycle.Stage(ParcelStage.Packed).On(ParcelTrigger.Send).GoTo(ParcelStage.Sent);
        lifecycle.Stage(ParcelStage.Sent)
            .Requires("SEN-01", parcel => parcel.Address is not null, "It has no address.", severity: Severity.Waivable)
            .Requires("SEN-02", _ => false, "The configuration switches this off.", severity: Severity.Waivable)
            .Requires("SEN-04", _ => false, "The code switches this off.", severity: Severity.Advisory)
            .IsTerminal();
    }
}

[JsonSerializable(typeof(Parcel))]
internal sealed partial class ParcelJson : JsonSerializerContext;

/// <summary>A scoped service.</summary>
internal sealed class Scales
{
    public Scales() => Created++;

    public static int Created { get; private set; }

    public bool Weigh(Parcel parcel) => parcel.Grams > 0;
}

/// <summary>A criterion that the application adds, with a scoped service as its dependency.</summary>
[Criterion("SEN-03", "The parcel is weighed")]
internal sealed class IsWeighed(Scales scales) : EntryCriterion<Parcel>
{
    protected override CriterionResult Evaluate(CriterionContext<Parcel> context) =>
        scales.Weigh(context.Subject) ? CriterionResult.Met() : CriterionResult.Unmet("It is not weighed.");
}
