using Lifecycle;
using Lifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace PropertyTests;

/// <summary>The criteria get services of the test.</summary>
public class VisaTests
{
    private static readonly VisaLifecycle Visas = new();

    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton<IWatchList>(new WatchList())
        .BuildServiceProvider();

    [Fact]
    public void The_embassy_grants_what_the_lifecycle_grants()
    {
        LifecycleModel.Check(
            new VisaLifecycle(),
            draw => new Visa { Days = draw.Number(1, 120) },
            visa => UnderTest(visa),
            new() { Services = Services });
    }

    [LifecycleProperty<VisaLifecycle>]
    public async Task<bool> A_visa_is_granted_exactly_if_it_is_short_and_no_one_watches(int days, bool isWatched)
    {
        var visa = new Visa { Days = days, Holder = isWatched ? "Watched" : "Ann" };
        var instance = Visas.Start(visa, new InstanceOptions { Services = Services });

        var report = await instance.EvaluateAsync(VisaTrigger.Grant);

        return report.Passed == (days <= 90 && !isWatched);
    }

    /// <summary>An embassy that grants a visa once, for three months.</summary>
    private static ISystemUnderTest<VisaStage, VisaTrigger> UnderTest(Visa visa)
    {
        var stage = VisaStage.Requested;
        return SystemUnderTest.Of<VisaStage, VisaTrigger>(() => stage, _ =>
        {
            if (stage == VisaStage.Granted || visa.Days > 90)
                return false;

            stage = VisaStage.Granted;
            return true;
        });
    }

    private sealed class WatchList : IWatchList
    {
        public bool Has(string holder) => holder == "Watched";
    }
}
