using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Stories)], MaxTest = 1000, QuietOnSuccess = true)]
public class OracleLaws
{
    [Property]
    public async Task The_engine_does_what_the_specification_says(Story story)
    {
        var (instance, subject) = (story.Begin(), new Subject());
        var oracle = new Oracle(story.Specification, subject);
        foreach (var step in story.Steps)
        {
            if (step is Fire fire)
                Assert.Equal(
                    oracle.Fire(fire.Trigger).ToString(),
                    (await instance.FireAndTellAsync(fire.Trigger)).ToString());
            else if (step is Let let)
                subject.Facts[let.Number] = instance.Subject.Facts[let.Number] = let.Value;
        }
    }
}
