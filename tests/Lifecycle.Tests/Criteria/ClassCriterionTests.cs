namespace Lifecycle.Tests.Criteria;

public class ClassCriterionTests
{
    public interface ILicenceRegister
    {
        ValueTask<bool> HoldsAsync(string holder, CancellationToken cancellationToken);
    }

    private sealed class Register(params string[] holders) : ILicenceRegister, IServiceProvider
    {
        public IEntryCriterion<string>? Replacement { get; init; }

        public async ValueTask<bool> HoldsAsync(string holder, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return holders.Contains(holder);
        }

        public object? GetService(Type serviceType) =>
            serviceType == typeof(ILicenceRegister) ? this : serviceType == typeof(IsCalm) ? Replacement : null;
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    [Criterion(
        "FNP-LIC",
        "A licence is held",
        Severity = Severity.Mandatory,
        Source = "Programme licence",
        TimeoutMilliseconds = 5000)]
    public sealed class IsLicensed(ILicenceRegister register, string unit = "unit") : IEntryCriterion<string>
    {
        public async ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<string> context,
            CancellationToken cancellationToken) =>
            await register.HoldsAsync(context.Subject, cancellationToken)
                ? CriterionResult.Met()
                : CriterionResult.Unmet($"{context.Subject} holds no licence of the {unit}.");
    }

    [Criterion("FNP-QUI", "It is quiet")]
    public abstract class IsQuiet : IEntryCriterion<string>
    {
        public abstract ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<string> context,
            CancellationToken cancellationToken);
    }

    public sealed class IsCalm : IEntryCriterion<string>
    {
        public IsCalm() => Created++;

        public static int Created { get; private set; }

        public ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<string> context,
            CancellationToken cancellationToken
        ) => new(context.Subject == "calm" ? CriterionResult.Met() : CriterionResult.Unmet("It is not calm."));
    }

    public sealed class Hidden : IEntryCriterion<string>
    {
        private Hidden()
        {
        }

        public ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<string> context,
            CancellationToken cancellationToken) => default;
    }

    private static InlineLifecycle<string, string, string> Requiring<TCriterion>()
        where TCriterion : IEntryCriterion<string> =>
        InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Requires<TCriterion>().GoTo("b").On("again").Requires<TCriterion>().GoTo("b");
        });

    [Fact]
    public async Task A_criterion_without_dependencies_needs_no_services_and_is_created_once()
    {
        var lifecycle = Requiring<IsCalm>();
        var before = IsCalm.Created;

        Assert.True((await lifecycle.Start("calm").EvaluateAsync("go")).Passed);
        Assert.False((await lifecycle.Start("wild").EvaluateAsync("again")).Passed);
        Assert.Equal(before + 1, IsCalm.Created);
    }

    [Fact]
    public async Task A_criterion_with_dependencies_gets_them_from_the_services()
    {
        var options = new InstanceOptions { Services = new Register("Leeds") };

        Assert.True((await Requiring<IsLicensed>().Start("Leeds", options).EvaluateAsync("go")).Passed);
        var refused = await Requiring<IsLicensed>().Start("York", options).EvaluateAsync("go");

        Assert.Equal("York holds no licence of the unit.", refused.Lines[0].Reason);
    }

    [Fact]
    public void Starting_without_services_throws_if_a_criterion_has_dependencies()
    {
        var thrown = Assert.Throws<LifecycleException>(() => Requiring<IsLicensed>().Start("Leeds"));

        Assert.Contains("FNP-LIC, which needs ILicenceRegister", thrown.Message);
    }

    [Fact]
    public async Task A_criterion_whose_dependency_is_not_registered_counts_as_unmet()
    {
        var report = await Requiring<IsLicensed>()
            .Start("Leeds", new() { Services = new NoServices() })
            .EvaluateAsync("go");

        Assert.Equal(Verdict.Faulted, report.Lines[0].Verdict);
        Assert.Contains("needs a ILicenceRegister, which the services do not hold", report.Lines[0].Reason);
    }

    [Fact]
    public async Task A_criterion_that_is_registered_is_resolved_from_the_services()
    {
        var always = new Register { Replacement = new IsCalm() };

        var report = await Requiring<IsCalm>().Start("calm", new() { Services = always }).EvaluateAsync("go");

        Assert.True(report.Passed);
    }

    [Fact]
    public void A_class_that_cannot_be_created_is_a_fault_of_the_definition()
    {
        Assert.Contains("is abstract", Assert.Throws<DefinitionException>(() => Requiring<IsQuiet>().Graph).Message);
        Assert.Contains(
            "no public constructor",
            Assert.Throws<DefinitionException>(() => Requiring<Hidden>().Graph).Message);
    }

    public sealed class WithDefaults(int least = 3) : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) =>
            context.Subject.Length >= least ? CriterionResult.Met() : CriterionResult.Unmet("It is short.");
    }

    public sealed class Either : EntryCriterion<string>
    {
        private readonly string _created = "alone";

        public Either()
        {
        }

        public Either(ILicenceRegister register) => _created = $"{register}";

        protected override CriterionResult Evaluate(CriterionContext<string> context) => CriterionResult.Met(_created);
    }

    [Criterion("SLOW", "It is slow", TimeoutMilliseconds = 5)]
    public sealed class AtOnceWithTimeout : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) => CriterionResult.Met();
    }

    [Fact]
    public async Task Parameters_with_defaults_need_no_services()
    {
        Assert.True((await Requiring<WithDefaults>().Start("long").EvaluateAsync("go")).Passed);
        Assert.False((await Requiring<WithDefaults>().Start("s").EvaluateAsync("go")).Passed);
    }

    [Fact]
    public async Task A_parameterless_constructor_is_preferred() =>
        Assert.Equal("alone", (await Requiring<Either>().Start("x").EvaluateAsync("go")).Lines[0].Evidence);

    [Fact]
    public void A_time_out_on_a_synchronous_criterion_is_a_fault() =>
        Assert.Contains(
            "a time-out cannot interrupt it",
            Assert.Throws<DefinitionException>(() => Requiring<AtOnceWithTimeout>().Graph).Message);

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class FromKeyedServicesAttribute : Attribute;

    public sealed class Keyed([FromKeyedServices] ILicenceRegister register) : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) =>
            CriterionResult.Met($"{register}");
    }

    public sealed class RegisterOrCulture : EntryCriterion<string>
    {
        private readonly string _madeOf;

        public RegisterOrCulture(ILicenceRegister register) => _madeOf = $"{register.GetType().Name}";

        public RegisterOrCulture(ILicenceRegister register, IFormatProvider format) => _madeOf = $"{format}{register}";

        protected override CriterionResult Evaluate(CriterionContext<string> context) => CriterionResult.Met(_madeOf);
    }

    public sealed class Shaky : EntryCriterion<string>
    {
        public Shaky()
        {
            if (Fails)
                throw new TimeoutException("The settings could not be read.");
        }

        public static bool Fails { get; set; }

        protected override CriterionResult Evaluate(CriterionContext<string> context) => CriterionResult.Met();
    }

    [Fact]
    public async Task A_keyed_service_is_not_replaced_by_one_without_a_key()
    {
        var report = await Requiring<Keyed>()
            .Start("Leeds", new() { Services = new Register("Leeds") })
            .EvaluateAsync("go");

        Assert.Equal(Verdict.Faulted, report.Lines[0].Verdict);
        Assert.Contains("needs a ILicenceRegister by a key", report.Lines[0].Reason);
    }

    [Fact]
    public async Task A_smaller_constructor_is_taken_where_the_richest_cannot_be_filled()
    {
        var report = await Requiring<RegisterOrCulture>()
            .Start("Leeds", new() { Services = new Register("Leeds") })
            .EvaluateAsync("go");

        Assert.Equal("Register", report.Lines[0].Evidence);
    }

    [Fact]
    public async Task A_constructor_that_throws_once_is_called_again_by_the_next_evaluation()
    {
        var instance = Requiring<Shaky>().Start("x");
        Shaky.Fails = true;
        var faulted = await instance.EvaluateAsync("go");
        Shaky.Fails = false;

        Assert.IsType<TimeoutException>(faulted.Lines[0].Exception);
        Assert.True((await instance.EvaluateAsync("go")).Passed);
    }
}
