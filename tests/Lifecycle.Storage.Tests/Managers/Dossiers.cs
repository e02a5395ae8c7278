namespace Lifecycle.Storage.Tests.Managers;

/// <summary>A lifecycle that may be paused and go on where it was, whose first stage may have another name.</summary>
public sealed class Dossiers(string draft, int revision = 1) : LifecycleDefinition<string, string, Parcel>
{
    public override string Name => "Dossier";

    public override int Revision => revision;

    /// <summary>Whether only an open dossier may be paused.</summary>
    public bool PausesOnlyOpen { get; init; }

    protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
    {
        lifecycle.StartsIn(draft);
        lifecycle.Stage(draft).On("open").GoTo("open");
        if (!PausesOnlyOpen)
            lifecycle.Stage(draft).On("pause").GoTo("paused");
        lifecycle.Stage("open").On("close").GoTo("closed").On("pause").GoTo("paused");
        lifecycle.Stage("paused").On("go on").GoToPrevious();
        lifecycle.Stage("closed").IsTerminal();
    }
}
