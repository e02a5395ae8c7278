namespace ThirdParty.Tests.SchoolMeals;

public class MealVerificationTests
{
    [Fact]
    public void Verification_finds_nothing() =>
        Assert.Equal("MealLifecycle: nothing found.", new MealLifecycle().Verify().ToString());

    [Fact]
    public void Verification_finds_the_faults_of_a_careless_draft() =>
        Assert.Equal(
            [
                (FindingKind.UnreachableStage, "Cancelled"),
                (FindingKind.DeadEnd, "Tendered"),
                (FindingKind.Trap, "Planned"),
            ],
            new CarelessLifecycle().Verify().Findings.Select(finding => (finding.Kind, finding.Stage)));

    private sealed class CarelessLifecycle : LifecycleDefinition<string, string, MealContract>
    {
        protected override void Define(LifecycleBuilder<string, string, MealContract> lifecycle)
        {
#pragma warning disable LFC2002, LFC2003, LFC2007 // Careless on purpose; the compiler reports the same faults.
            lifecycle.StartsIn("Planned");
            lifecycle.Stage("Planned").On("Publish").GoTo("Tendered");
            lifecycle.Stage("Tendered");
            lifecycle.Stage("Cancelled").IsTerminal();
#pragma warning restore LFC2002, LFC2003, LFC2007
        }
    }
}
