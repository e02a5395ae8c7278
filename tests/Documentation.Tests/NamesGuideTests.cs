using Lifecycle;

namespace Documentation.Tests;

public enum PermitStage
{
    Assessed,
    Granted,
}

public enum PermitTrigger
{
    Grant,
}

/// <summary>The partial definition that docs/definitions.md quotes.</summary>
public sealed partial class PermitLifecycle : LifecycleDefinition<PermitStage, PermitTrigger, object>
{
    protected override void Define(LifecycleBuilder<PermitStage, PermitTrigger, object> lifecycle)
    {
        lifecycle.StartsIn(PermitStage.Assessed);
        lifecycle.Stage(PermitStage.Assessed)
            .On(PermitTrigger.Grant).Requires("GRA-01", _ => true, "The fee is not paid.").GoTo(PermitStage.Granted);
        lifecycle.Stage(PermitStage.Granted).Requires("GRA-02", _ => true, "The report is missing.").IsTerminal();
    }
}

public class NamesGuideTests
{
    [Fact]
    public async Task A_partial_definition_has_names_for_its_stages_and_triggers()
    {
        var permit = new PermitLifecycle().Start(new());

        await permit.FireAsync(PermitLifecycle.Triggers.Grant);

        Assert.Equal(PermitLifecycle.Stages.Granted, permit.Stage);
    }
}
