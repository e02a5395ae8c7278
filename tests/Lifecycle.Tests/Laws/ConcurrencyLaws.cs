using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Stories)], MaxTest = 200, QuietOnSuccess = true)]
public class ConcurrencyLaws
{
    private const int Tasks = 4;

    private const int Rounds = 5;

    [Property]
    public async Task Fires_at_once_come_to_what_the_same_fires_one_by_one_come_to(Story story)
    {
        var instance = story.Begin();
        await instance.TellAsync(story.Steps.OfType<Let>());
        var serial = story.Begin(instance.Subject.Twin());
        var triggers = Enumerable.Repeat(story.Steps.OfType<Fire>().Select(fire => fire.Trigger), Rounds).SelectMany(round => round).ToArray();

        var results = (await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(async () =>
        {
            var results = new List<TransitionResult<string, string>>();
            for (var index = task; index < triggers.Length; index += Tasks)
                results.Add(await instance.TryFireAsync(triggers[index]));
            return results;
        })))).SelectMany(each => each).ToArray();

        Assert.Equal(triggers.Order(), results.Select(result => result.Trigger).Order());
        Assert.Equal(
            results.Where(result => result.Outcome != TransitionOutcome.Ignored).Select(result => $"{result.Trigger} {result.Outcome} {result.From} {result.To}").Order(),
            instance.History.Select(entry => $"{entry.Trigger} {entry.Outcome} {entry.From} {entry.To}").Order());

        await serial.TellAsync(instance.History.Select(entry => new Fire(entry.Trigger)));
        Assert.Equal(serial.State(), instance.State());
        Assert.Equal(serial.Subject.Log, instance.Subject.Log);
    }
}
