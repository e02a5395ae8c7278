using System.Text.Json.Serialization;

namespace Lifecycle.Storage.Tests.Managers;

public sealed class Parcel
{
    public int Kilos { get; set; }
}

[JsonSerializable(typeof(Parcel))]
public sealed partial class ParcelJson : JsonSerializerContext;

public sealed class OldParcels : LifecycleDefinition<string, string, Parcel>
{
    public override string Name => "Parcel";

    protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
    {
        lifecycle.StartsIn("packed");
        lifecycle
            .Stage("packed")
            .On("go")
            .When("it is heavy", parcel => parcel.Kilos > 10)
            .GoTo("in the van")
            .Otherwise()
            .GoTo("on the bike");
        lifecycle
            .Stage("in the van")
            .Requires("PAR-01", parcel => parcel.Kilos < 15, unmet: "It is too heavy.", severity: Severity.Advisory)
            .IsTerminal();
        lifecycle
            .Stage("on the bike")
            .Requires("PAR-02", parcel => parcel.Kilos > 0, unmet: "There is nothing in it.")
            .IsTerminal();
    }
}

public sealed class NewParcels : LifecycleDefinition<string, string, Parcel>
{
    public override string Name => "Parcel";

    public override int Revision => 2;

    protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
    {
        lifecycle.StartsIn("light");
        lifecycle.Stage("light").On("go").GoTo("on its way").On("add").GoTo("heavy");
        lifecycle.Stage("heavy").On("go").GoTo("on its way");
        lifecycle.Stage("on its way").On("hand over").GoTo("handed over");
        lifecycle.Stage("handed over").IsTerminal();
    }
}

public sealed class StricterParcels : LifecycleDefinition<string, string, Parcel>
{
    protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
    {
        lifecycle.StartsIn("packed");
        lifecycle.Stage("packed").On("go").GoTo("in the van");
        lifecycle
            .Stage("in the van")
            .Requires("PAR-01", parcel => parcel.Kilos < 15, unmet: "It is too heavy.")
            .IsTerminal();
    }
}

public sealed class WaivedParcels(Severity severity = Severity.Waivable) : LifecycleDefinition<string, string, Parcel>
{
    public override string Name => "Parcel";

    protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
    {
        lifecycle.WaiversFrom(_ => [TestWaiver.Of("PAR-03", DateTimeOffset.UnixEpoch)]);
        lifecycle.StartsIn("packed");
        lifecycle.Stage("packed").On("go").GoTo("sent");
        lifecycle.Stage("sent")
            .Requires("PAR-03", _ => false, unmet: "There is no van.", severity: severity)
            .IsTerminal();
    }
}
