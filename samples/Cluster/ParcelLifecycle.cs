using System.Text.Json.Serialization;
using Lifecycle;
using static Cluster.ParcelStage;
using static Cluster.ParcelTrigger;

namespace Cluster;

public enum ParcelStage
{
    Travelling,
    Delivered,
}

public enum ParcelTrigger
{
    Scan,
    Deliver,
}

public sealed class Parcel
{
    /// <summary>How many scans it needs before it may be delivered.</summary>
    public int Depots { get; set; }

    public int Scans { get; set; }
}

[JsonSerializable(typeof(Parcel))]
internal sealed partial class ParcelJson : JsonSerializerContext;

public sealed class ParcelLifecycle : LifecycleDefinition<ParcelStage, ParcelTrigger, Parcel>
{
    protected override void Define(LifecycleBuilder<ParcelStage, ParcelTrigger, Parcel> lifecycle)
    {
        lifecycle.StartsIn(Travelling);
        lifecycle.Stage(Travelling)
            .On(Scan).OnTransition(context => context.Subject.Scans++).Stay()
            .On(Deliver).GoTo(Delivered);
        lifecycle.Stage(Delivered)
            .Requires("DEL-01", parcel => parcel.Scans == parcel.Depots, unmet: "It was not scanned in every depot.")
            .IsTerminal();
    }
}
