using System.ComponentModel.Design;

namespace Lifecycle.Testing.Tests;

/// <summary>Lifecycles whose criteria take services.</summary>
public class ServiceTests
{
    private static readonly Func<Draw, Parcel> AnyParcel = draw => new(draw.Number(0, 20));

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void A_system_is_tested_against_criteria_with_the_services_of_the_test(int systemsLimit, bool agrees)
    {
        using var services = Services(limit: 10);

        var thrown = Record.Exception(() => LifecycleModel.Check(
            new ParcelLifecycle(),
            AnyParcel,
            parcel => Sender(parcel, systemsLimit),
            new() { Seed = 42, Services = services }));

        Assert.Equal(agrees, thrown is null);
        if (!agrees)
            Assert.Contains("The subject is Parcel { Weight = 11 }.", thrown!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(15, false)]
    public void Several_callers_are_tested_with_the_services_of_the_test(int systemsLimit, bool agrees)
    {
        using var services = Services(limit: 10);

        var thrown = Record.Exception(() => ConcurrentModel.Check(
            new ParcelLifecycle(),
            AnyParcel,
            parcel => Sender(parcel, systemsLimit),
            new() { Stories = 20, Repetitions = 2, Seed = 42, Services = services }));

        Assert.Equal(agrees, thrown is null);
    }

    [Fact]
    public void Without_services_the_check_says_what_needs_them()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            new ParcelLifecycle(), AnyParcel, parcel => Sender(parcel, 10)));

        Assert.Contains("PAR-01, which needs Scales", thrown.Message, StringComparison.Ordinal);
    }

    private static ServiceContainer Services(int limit)
    {
        var services = new ServiceContainer();
        services.AddService(typeof(Scales), new Scales(limit));
        return services;
    }

    /// <summary>Sends a parcel of up to a weight, once.</summary>
    private static ISystemUnderTest<string, string> Sender(Parcel parcel, int limit)
    {
        var (door, isSent) = (new Lock(), false);
        return SystemUnderTest.Of<string, string>(() => isSent ? "sent" : "packed", _ =>
        {
            lock (door)
            {
                var accepted = !isSent && parcel.Weight <= limit;
                isSent |= accepted;
                return accepted;
            }
        });
    }

    public sealed record Parcel(int Weight);

    public sealed record Scales(int Limit);

    [Criterion("PAR-01", "The parcel is light enough")]
    public sealed class IsLightEnough(Scales scales) : EntryCriterion<Parcel>
    {
        protected override CriterionResult Evaluate(CriterionContext<Parcel> context) =>
            context.Subject.Weight <= scales.Limit
                ? CriterionResult.Met()
                : CriterionResult.Unmet("It is too heavy.", "Send two.");
    }

    public sealed class ParcelLifecycle : LifecycleDefinition<string, string, Parcel>
    {
        protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
        {
            lifecycle.StartsIn("packed");
            lifecycle.Stage("packed").On("send").GoTo("sent");
            lifecycle.Stage("sent").Requires<IsLightEnough>().IsTerminal();
        }
    }
}
