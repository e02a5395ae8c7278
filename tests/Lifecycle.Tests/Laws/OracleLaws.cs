using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(ScenarioGenerator)], MaxTest = 1000, QuietOnSuccess = true)]
public class OracleLaws
{
    [Property]
    public async Task The_engine_does_what_the_oracle_predicts(Scenario scenario)
    {
        var (instance, subject) = (scenario.Start(), new Subject());
        var oracle = new Oracle(scenario.Specification, subject);
        foreach (var each in scenario.Events)
        {
            if (each is Fire fire)
                Assert.Equal(
                    oracle.Fire(fire.Trigger).ToString(),
                    (await instance.FireAndObserveAsync(fire.Trigger)).ToString());
            else if (each is FactChange change)
                subject.Facts[change.Number] = instance.Subject.Facts[change.Number] = change.Value;
        }
    }
}
