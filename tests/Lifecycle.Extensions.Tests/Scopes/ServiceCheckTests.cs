namespace Lifecycle.Extensions.Tests.Scopes;

/// <summary>Each fault, and each absence of one, is compared with what the container does.</summary>
public class ServiceCheckTests
{
    public interface IPay;

    public interface IGateway;

    public interface IBank;

    public interface IBox<T>;

    public sealed class Pay : IPay;

    public sealed class Bank : IBank;

    public sealed class Gateway([FromKeyedServices] IPay pay) : IGateway
    {
        public IPay Pay => pay;
    }

    public sealed class UnkeyedGateway([FromKeyedServices(null)] IPay pay) : IGateway
    {
        public IPay Pay => pay;
    }

    public sealed class GatewayPay([FromKeyedServices] IBank bank) : IPay
    {
        public IBank Bank => bank;
    }

    public sealed class InEu([FromKeyedServices("eu")] IGateway gateway)
    {
        public IGateway Gateway => gateway;
    }

    public sealed class Inheriting([FromKeyedServices] IPay pay)
    {
        public IPay Pay => pay;
    }

    public sealed class PayOrBank
    {
        public PayOrBank(IPay pay) => Assert.NotNull(pay);

        public PayOrBank(IBank bank) => Assert.NotNull(bank);
    }

    public sealed class PayRatherThanBank
    {
        [ActivatorUtilitiesConstructor]
        public PayRatherThanBank(IPay pay) => Assert.NotNull(pay);

        public PayRatherThanBank(IBank bank) => Assert.NotNull(bank);
    }

    public sealed class TwiceMarked
    {
        [ActivatorUtilitiesConstructor]
        public TwiceMarked(IPay pay) => Assert.NotNull(pay);

        [ActivatorUtilitiesConstructor]
        public TwiceMarked(IBank bank) => Assert.NotNull(bank);
    }

    public sealed class PayAndBankOrGateway
    {
        public PayAndBankOrGateway(IPay pay, IBank bank) => Assert.NotSame(pay, bank);

        public PayAndBankOrGateway(IGateway gateway) => Assert.NotNull(gateway);
    }

    public sealed class Ordered
    {
        public Ordered(IPay pay, IBank bank) => Assert.NotSame(pay, bank);

        public Ordered(IBank bank, IPay pay) => Assert.NotSame(pay, bank);
    }

    public sealed class KeyTaking([ServiceKey] string tenant)
    {
        public string Tenant => tenant;
    }

    public sealed class KeyedGateway([ServiceKey] string tenant) : IGateway
    {
        public string Tenant => tenant;
    }

    public sealed class NumberedGateway([ServiceKey] int number) : IGateway
    {
        public int Number => number;
    }

    public sealed class Boxed(IBox<string> box)
    {
        public IBox<string> Box => box;
    }

    public sealed class Box<T>(IPay pay) : IBox<T>
    {
        public IPay Pay => pay;
    }

    public sealed class ValueBox<T> : IBox<T>
        where T : struct;

    public sealed class PayOfBank(IBank bank) : IPay
    {
        public IBank Bank => bank;
    }

    public sealed class BankOfPay(IPay pay) : IBank
    {
        public IPay Pay => pay;
    }

    public sealed class BankOfPays(IEnumerable<IPay> pays) : IBank
    {
        public IEnumerable<IPay> Pays => pays;
    }

    public sealed class NeedsPay(IPay pay)
    {
        public IPay Pay => pay;
    }

    public sealed class NeedsPays(IEnumerable<IPay> pays)
    {
        public IEnumerable<IPay> Pays => pays;
    }

    public sealed class Diamond(IPay pay, IBank bank)
    {
        public (IPay, IBank) Both => (pay, bank);
    }

    public sealed class PayOrElse(IPay? pay = null, IBank? bank = null)
    {
        public (IPay?, IBank?) Both => (pay, bank);
    }

    /// <summary>The fault of a class, which is there exactly if the class cannot be made.</summary>
    private static string? FaultOf<T>(Action<IServiceCollection> register)
        where T : class
    {
        var services = new ServiceCollection();
        services.AddLifecycle(new InlineLifecycle("Any", l => { l.StartsIn("a"); l.Stage("a").IsTerminal(); }));
        register(services);
        using var container = services.BuildServiceProvider();
        using var scope = container.CreateScope();
        var activator = container.GetRequiredService<IServiceActivator>();

        var fault = activator.FindFault(typeof(T), scope.ServiceProvider);
        var exception = Record.Exception(() =>
            scope.ServiceProvider.GetService<T>() ?? activator.Make(typeof(T), scope.ServiceProvider));

        Assert.True(fault is null == exception is null, $"The check: {fault ?? "fine"}. The container: {exception}");
        return fault;
    }

    [Fact]
    public void A_service_hands_its_key_on() =>
        Assert.Null(FaultOf<InEu>(services => services
            .AddKeyedScoped<IGateway, Gateway>("eu").AddKeyedScoped<IPay, Pay>("eu")));

    [Fact]
    public void A_service_hands_its_key_on_over_two_levels()
    {
        Assert.Null(FaultOf<InEu>(services => services
            .AddKeyedScoped<IGateway, Gateway>("eu")
            .AddKeyedScoped<IPay, GatewayPay>("eu")
            .AddKeyedScoped<IBank, Bank>("eu")));
        Assert.Equal(
            "needs IGateway with the key eu, which needs IPay with the key eu, which needs IBank with the key eu, "
                + "which is not registered",
            FaultOf<InEu>(services => services
                .AddKeyedScoped<IGateway, Gateway>("eu")
                .AddKeyedScoped<IPay, GatewayPay>("eu")
                .AddScoped<IBank, Bank>()));
    }

    [Fact]
    public void A_service_for_any_key_hands_on_the_key_that_it_is_resolved_by()
    {
        Assert.Null(FaultOf<InEu>(services => services
            .AddKeyedScoped<IGateway, Gateway>(KeyedService.AnyKey)
            .AddKeyedScoped<IPay, GatewayPay>(KeyedService.AnyKey)
            .AddKeyedScoped<IBank, Bank>("eu")));
        Assert.Equal(
            "needs IGateway with the key eu, which needs IPay with the key eu, which is not registered",
            FaultOf<InEu>(services => services
                .AddKeyedScoped<IGateway, Gateway>(KeyedService.AnyKey).AddKeyedScoped<IPay, Pay>("us")));
    }

    [Fact]
    public void A_null_key_asks_for_the_service_without_a_key()
    {
        Assert.Null(FaultOf<InEu>(services => services
            .AddKeyedScoped<IGateway, UnkeyedGateway>("eu").AddScoped<IPay, Pay>()));
        Assert.NotNull(FaultOf<InEu>(services => services
            .AddKeyedScoped<IGateway, UnkeyedGateway>("eu").AddKeyedScoped<IPay, Pay>("eu")));
    }

    [Fact]
    public void A_class_without_a_key_has_none_to_hand_on()
    {
        Assert.Null(FaultOf<Inheriting>(services => services.AddScoped<IPay, Pay>()));
        Assert.Null(FaultOf<Inheriting>(services => services.AddScoped<Inheriting>().AddScoped<IPay, Pay>()));
        Assert.NotNull(FaultOf<Inheriting>(services => services.AddKeyedScoped<IPay, Pay>("eu")));
    }

    [Fact]
    public void Two_constructors_of_equal_length_that_can_both_be_filled_are_ambiguous()
    {
        Assert.Equal(
            "has several constructors of equal length that the services fill; mark one with "
                + "[ActivatorUtilitiesConstructor]",
            FaultOf<PayOrBank>(services => services.AddScoped<IPay, Pay>().AddScoped<IBank, Bank>()));
        Assert.NotNull(FaultOf<Ordered>(services => services.AddScoped<IPay, Pay>().AddScoped<IBank, Bank>()));
        Assert.Null(FaultOf<PayOrBank>(services => services.AddScoped<IPay, Pay>()));
    }

    [Fact]
    public void A_marked_constructor_is_taken_and_must_be_fillable()
    {
        Assert.Null(FaultOf<PayRatherThanBank>(s => s.AddScoped<IPay, Pay>().AddScoped<IBank, Bank>()));
        Assert.NotNull(FaultOf<PayRatherThanBank>(s => s.AddScoped<IBank, Bank>()));
        Assert.NotNull(FaultOf<TwiceMarked>(s => s.AddScoped<IPay, Pay>()));
    }

    [Fact]
    public void A_registered_class_is_ambiguous_if_no_constructor_includes_the_parameters_of_the_others()
    {
        static void All(IServiceCollection services) => services
            .AddScoped<IPay, Pay>().AddScoped<IBank, Bank>().AddScoped<IGateway, Gateway>();

        Assert.Null(FaultOf<PayAndBankOrGateway>(All));
        Assert.Equal(
            "has several constructors that the services fill, none of which includes the others",
            FaultOf<PayAndBankOrGateway>(services => All(services.AddScoped<PayAndBankOrGateway>())));
        Assert.Null(FaultOf<Ordered>(services => All(services.AddScoped<Ordered>())));
        Assert.NotNull(FaultOf<PayOrBank>(services => All(services.AddScoped<PayOrBank>())));
        Assert.NotNull(FaultOf<PayRatherThanBank>(services => All(services.AddScoped<PayRatherThanBank>())));
    }

    [Fact]
    public void A_service_key_needs_a_keyed_service_with_a_key_of_its_type()
    {
        Assert.Equal("takes its service key as tenant, but is made without a key", FaultOf<KeyTaking>(_ => { }));
        Assert.Equal(
            "takes its service key as tenant, but is made without a key",
            FaultOf<KeyTaking>(services => services.AddScoped<KeyTaking>()));
        Assert.Null(FaultOf<KeyTaking>(services => services.AddSingleton("a service of this type")));
        Assert.Null(FaultOf<InEu>(services => services.AddKeyedScoped<IGateway, KeyedGateway>("eu")));
        Assert.Null(FaultOf<InEu>(services => services.AddKeyedScoped<IGateway, KeyedGateway>(KeyedService.AnyKey)));
        Assert.NotNull(FaultOf<InEu>(services => services.AddKeyedScoped<IGateway, NumberedGateway>("eu")));
    }

    [Fact]
    public void An_open_generic_service_needs_its_dependencies_and_its_constraints_met()
    {
        Assert.Equal(
            "needs IBox<String>, which needs IPay, which is not registered",
            FaultOf<Boxed>(services => services.AddScoped(typeof(IBox<>), typeof(Box<>))));
        Assert.Null(FaultOf<Boxed>(services => services
            .AddScoped(typeof(IBox<>), typeof(Box<>)).AddScoped<IPay, Pay>()));
        Assert.NotNull(FaultOf<Boxed>(services => services.AddScoped(typeof(IBox<>), typeof(ValueBox<>))));
    }

    [Fact]
    public void Services_that_need_each_other_are_a_fault()
    {
        Assert.Equal(
            "needs IPay, which needs IBank, which needs IPay, which needs itself to be made",
            FaultOf<NeedsPay>(services => services.AddScoped<IPay, PayOfBank>().AddScoped<IBank, BankOfPay>()));
        Assert.NotNull(FaultOf<NeedsPay>(services => services
            .AddScoped<IPay, PayOfBank>().AddScoped<IBank, BankOfPays>()));
        Assert.NotNull(FaultOf<NeedsPays>(services => services
            .AddScoped<IPay, PayOfBank>().AddScoped<IBank, BankOfPay>()));
    }

    [Fact]
    public void A_service_that_is_needed_twice_is_no_cycle() =>
        Assert.Null(FaultOf<Diamond>(services => services.AddScoped<IPay, Pay>().AddScoped<IBank, BankOfPay>()));

    [Fact]
    public void Every_element_of_an_enumerable_must_be_made()
    {
        Assert.Null(FaultOf<NeedsPays>(_ => { }));
        Assert.NotNull(FaultOf<NeedsPays>(services => services.AddScoped<IPay, PayOfBank>().AddScoped<IPay, Pay>()));
    }

    [Fact]
    public void A_default_value_replaces_a_service_that_is_not_registered_but_not_one_that_cannot_be_made()
    {
        Assert.Null(FaultOf<PayOrElse>(_ => { }));
        Assert.NotNull(FaultOf<PayOrElse>(services => services.AddScoped<IPay, PayOfBank>()));
        Assert.NotNull(FaultOf<PayOrElse>(services => services.AddScoped<PayOrElse>().AddScoped<IPay, PayOfBank>()));
    }

    public sealed class PaysOfEu([FromKeyedServices("eu")] IEnumerable<IPay> pays)
    {
        public IEnumerable<IPay> Pays => pays;
    }

    public sealed class BoxedInEu([FromKeyedServices("eu")] IBox<string> box)
    {
        public IBox<string> Box => box;
    }

    public sealed class PayOfBankOrNothing : IPay
    {
        public PayOfBankOrNothing()
        {
        }

        public PayOfBankOrNothing(IBank bank) => Assert.NotNull(bank);
    }

    public sealed class PayOfPays(IEnumerable<IPay> pays) : IPay
    {
        public IEnumerable<IPay> Pays => pays;
    }

    private sealed class Hidden
    {
        private Hidden()
        {
        }
    }

    [Fact]
    public void An_enumerable_by_key_contains_the_services_of_this_key()
    {
        Assert.Null(FaultOf<PaysOfEu>(s => s.AddKeyedScoped<IPay, PayOfBank>("us").AddKeyedScoped<IPay, Pay>("eu")));
        Assert.NotNull(FaultOf<PaysOfEu>(s => s.AddKeyedScoped<IPay, PayOfBank>("eu")));
        Assert.Null(FaultOf<PaysOfEu>(s => s.AddKeyedScoped<IPay, PayOfBank>(KeyedService.AnyKey)));
    }

    [Fact]
    public void An_open_generic_service_has_a_key_too()
    {
        Assert.Null(FaultOf<BoxedInEu>(services => services
            .AddKeyedScoped(typeof(IBox<>), "eu", typeof(Box<>)).AddScoped<IPay, Pay>()));
        Assert.NotNull(FaultOf<BoxedInEu>(services => services.AddKeyedScoped(typeof(IBox<>), "eu", typeof(Box<>))));
        Assert.Null(FaultOf<BoxedInEu>(services => services
            .AddKeyedScoped(typeof(IBox<>), KeyedService.AnyKey, typeof(Box<>)).AddScoped<IPay, Pay>()));
        Assert.Null(FaultOf<BoxedInEu>(services => services
            .AddScoped<BoxedInEu>()
            .AddKeyedScoped(typeof(IBox<>), KeyedService.AnyKey, typeof(Box<>))
            .AddScoped<IPay, Pay>()));
    }

    [Fact]
    public void The_registration_that_counts_is_the_last_and_an_exact_one_comes_before_an_open_one()
    {
        Assert.Null(FaultOf<NeedsPay>(services => services.AddScoped<IPay, PayOfBank>().AddScoped<IPay, Pay>()));
        Assert.Null(FaultOf<Boxed>(services => services
            .AddScoped<IBox<string>>(_ => new Box<string>(new Pay())).AddScoped(typeof(IBox<>), typeof(ValueBox<>))));
    }

    [Fact]
    public void A_constructor_that_needs_a_broken_service_fails_a_class_that_has_another_one_too()
    {
        Assert.Null(FaultOf<NeedsPay>(services => services.AddScoped<IPay, PayOfBankOrNothing>()));
        Assert.NotNull(FaultOf<NeedsPay>(services => services
            .AddScoped<IPay, PayOfBankOrNothing>().AddScoped<IBank, BankOfPay>()));
    }

    [Fact]
    public void A_service_that_needs_the_enumerable_it_belongs_to_is_a_fault()
    {
        Assert.NotNull(FaultOf<NeedsPay>(services => services.AddScoped<IPay, PayOfPays>()));
        Assert.NotNull(FaultOf<NeedsPays>(services => services.AddScoped<IPay, PayOfPays>().AddScoped<IPay, Pay>()));
    }

    [Fact]
    public void A_factory_and_an_object_count_as_sound() =>
        Assert.Null(FaultOf<Diamond>(services => services
            .AddScoped<IPay>(_ => new Pay()).AddSingleton<IBank>(new Bank())));

    [Fact]
    public void A_class_without_a_public_constructor_is_a_fault()
    {
        Assert.Equal("has no public constructor", FaultOf<Hidden>(_ => { }));
        Assert.Equal("has no public constructor", FaultOf<Hidden>(services => services.AddScoped<Hidden>()));
    }
}
