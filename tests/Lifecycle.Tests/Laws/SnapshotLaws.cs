using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(ScenarioGenerator)], MaxTest = 200, QuietOnSuccess = true)]
public class SnapshotLaws
{
    [Property]
    public async Task A_resumed_instance_behaves_like_the_original(Scenario scenario, NonNegativeInt cut) =>
        await AssertResumes(scenario, cut, snapshot => snapshot);

    [Property]
    public async Task An_instance_resumed_from_JSON_behaves_like_the_original(Scenario scenario, NonNegativeInt cut) =>
        await AssertResumes(scenario, cut, snapshot =>
            JsonSerializer.Deserialize<LifecycleSnapshot>(JsonSerializer.Serialize(snapshot))!);

    private static async Task AssertResumes(
        Scenario scenario,
        NonNegativeInt cut,
        Func<LifecycleSnapshot, LifecycleSnapshot> store)
    {
        var first = cut.Get % (scenario.Events.Length + 1);
        var rest = scenario.Events[first..];
        var instance = scenario.Start();
        await instance.RunAsync(scenario.Events[..first]);
        var resumed = scenario.Resume(instance.Subject.CopyFacts(), store(instance.Snapshot()));
        Assert.Equal(instance.Snapshot(), resumed.Snapshot());

        Assert.Equal(await instance.RunAsync(rest), await resumed.RunAsync(rest));
        Assert.Equal(instance.Snapshot(), resumed.Snapshot());
    }
}
