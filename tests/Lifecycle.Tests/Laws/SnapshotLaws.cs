using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Stories)], MaxTest = 200, QuietOnSuccess = true)]
public class SnapshotLaws
{
    [Property]
    public async Task Resuming_is_as_good_as_carrying_on(Story story, NonNegativeInt cut) =>
        await ResumeAndCarryOn(story, cut, snapshot => snapshot);

    [Property]
    public async Task Resuming_from_JSON_is_as_good_as_carrying_on(Story story, NonNegativeInt cut) =>
        await ResumeAndCarryOn(story, cut, snapshot =>
            JsonSerializer.Deserialize<LifecycleSnapshot<string>>(JsonSerializer.Serialize(snapshot))!);

    private static async Task ResumeAndCarryOn(
        Story story,
        NonNegativeInt cut,
        Func<LifecycleSnapshot<string>, LifecycleSnapshot<string>> store)
    {
        var told = cut.Get % (story.Steps.Length + 1);
        var instance = story.Begin();
        await instance.TellAsync(story.Steps[..told]);
        var resumed = story.Resume(instance.Subject.Twin(), store(instance.Snapshot()));
        Assert.Equal(instance.Snapshot(), resumed.Snapshot());

        Assert.Equal(await instance.TellAsync(story.Steps[told..]), await resumed.TellAsync(story.Steps[told..]));
        Assert.Equal(instance.Snapshot(), resumed.Snapshot());
    }
}
