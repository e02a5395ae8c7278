using Microsoft.Extensions.Hosting;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Scopes;

public class ContainerActivatorTests
{
    public interface IPay
    {
        bool IsPaid { get; }
    }

    public sealed class Pay(bool isPaid) : IPay
    {
        public bool IsPaid => isPaid;
    }

    public interface IBank;

    public sealed class BankPay(IBank bank) : IPay
    {
        public bool IsPaid => bank is not null;
    }

    public sealed class PaidInEu([FromKeyedServices("eu")] IPay pay) : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) =>
            pay.IsPaid ? CriterionResult.Met() : CriterionResult.Unmet("It is not paid in the EU.");
    }

    public sealed class Paid(IPay pay) : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) => CriterionResult.Met($"{pay}");
    }

    public sealed class PaidOrBanked : EntryCriterion<string>
    {
        private readonly string _madeOf;

        public PaidOrBanked() => _madeOf = "nothing";

        public PaidOrBanked(IPay pay) => _madeOf = $"{pay.IsPaid}";

        public PaidOrBanked(IPay pay, IBank bank) => _madeOf = $"{pay.IsPaid} and {bank}";

        protected override CriterionResult Evaluate(CriterionContext<string> context) => CriterionResult.Met(_madeOf);
    }

    public sealed class Shaky : EntryCriterion<string>
    {
        public Shaky(IPay pay) => throw new InvalidOperationException($"The network is down for {pay}.");

        protected override CriterionResult Evaluate(CriterionContext<string> context) => CriterionResult.Met();
    }

    private static InlineLifecycle Requiring<TCriterion>()
        where TCriterion : IEntryCriterion<string> =>
        new("Order", lifecycle =>
        {
            lifecycle.StartsIn("a");
            lifecycle.Stage("a").On("go").Requires<TCriterion>().GoTo("b");
        });

    private static async Task<CriterionLine> Line<TCriterion>(Action<IServiceCollection> register)
        where TCriterion : IEntryCriterion<string>
    {
        await using var container = Container(services =>
        {
            services.AddLifecycle(Requiring<TCriterion>());
            register(services);
        });
        await using var scope = container.CreateAsyncScope();
        var lifecycle = scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>();
        return Assert.Single((await lifecycle.Start("x").EvaluateAsync("go")).Lines);
    }

    private static async Task<IReadOnlyList<string>> FaultsAtStart<TCriterion>(Action<IServiceCollection> register)
        where TCriterion : IEntryCriterion<string>
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddLifecycle(Requiring<TCriterion>());
        register(builder.Services);
        using var host = builder.Build();
        return (await Assert.ThrowsAsync<LifecycleConfigurationException>(() => host.StartAsync())).Faults;
    }

    [Fact]
    public async Task The_service_of_the_key_judges_and_not_the_one_without_a_key()
    {
        var line = await Line<PaidInEu>(services => services
            .AddSingleton<IPay>(new Pay(isPaid: true))
            .AddKeyedSingleton<IPay>("eu", new Pay(isPaid: false)));

        Assert.Equal(Verdict.Unmet, line.Verdict);
    }

    [Fact]
    public async Task A_service_that_is_registered_by_its_key_alone_is_found()
    {
        var line = await Line<PaidInEu>(services => services.AddKeyedScoped<IPay>("eu", (_, _) => new Pay(true)));

        Assert.Equal(Verdict.Met, line.Verdict);
    }

    [Fact]
    public async Task The_richest_constructor_that_the_container_can_fill_is_taken()
    {
        Assert.Equal("nothing", (await Line<PaidOrBanked>(_ => { })).Evidence);
        Assert.Equal("True", (await Line<PaidOrBanked>(s => s.AddSingleton<IPay>(new Pay(true)))).Evidence);
    }

    [Fact]
    public async Task An_exception_of_a_constructor_is_reported_as_it_is()
    {
        var line = await Line<Shaky>(services => services.AddSingleton<IPay>(new Pay(true)));

        Assert.Equal(Verdict.Faulted, line.Verdict);
        Assert.IsType<InvalidOperationException>(line.Exception);
    }

    [Fact]
    public async Task A_host_does_not_start_without_the_service_of_a_criterion_that_the_definition_requires() =>
        Assert.Equal(
            ["Order: criterion Paid needs IPay, which is not registered."],
            await FaultsAtStart<Paid>(_ => { }));

    [Fact]
    public async Task A_host_does_not_start_if_only_the_service_without_the_key_is_registered() =>
        Assert.Equal(
            ["Order: criterion PaidInEu needs IPay with the key eu, which is not registered."],
            await FaultsAtStart<PaidInEu>(services => services.AddSingleton<IPay>(new Pay(true))));

    [Fact]
    public async Task A_host_does_not_start_if_a_service_behind_a_criterion_cannot_be_made() =>
        Assert.Equal(
            ["Order: criterion PaidInEu needs IPay with the key eu, which needs IBank, which is not registered."],
            await FaultsAtStart<PaidInEu>(services => services.AddKeyedScoped<IPay, BankPay>("eu")));

    [Fact]
    public async Task A_host_does_not_start_if_a_registered_criterion_cannot_be_made() =>
        Assert.Equal(
            ["Order: criterion Paid needs IPay, which is not registered."],
            await FaultsAtStart<Paid>(services => services.AddScoped<Paid>()));

    public sealed class PaidOrBankedAlike : EntryCriterion<string>
    {
        public PaidOrBankedAlike(IPay pay) => Assert.NotNull(pay);

        public PaidOrBankedAlike(IBank bank) => Assert.NotNull(bank);

        protected override CriterionResult Evaluate(CriterionContext<string> context) => CriterionResult.Met();
    }

    public sealed class Bank : IBank;

    [Fact]
    public async Task A_host_does_not_start_if_the_constructor_of_a_criterion_is_ambiguous() =>
        Assert.Equal(
            [
                "Order: criterion PaidOrBankedAlike has several constructors of equal length that the "
                    + "services fill; mark one with [ActivatorUtilitiesConstructor].",
            ],
            await FaultsAtStart<PaidOrBankedAlike>(services =>
                services.AddSingleton<IPay>(new Pay(true)).AddSingleton<IBank, Bank>()));

    public sealed class Charge([FromKeyedServices("eu")] IPay pay) : ITransitionAction<string, string, string>
    {
        public ValueTask RunAsync(
            TransitionContext<string, string, string> context, CancellationToken cancellationToken) =>
            pay.IsPaid ? ValueTask.CompletedTask : throw new InvalidOperationException("It is not paid.");
    }

    private static readonly InlineLifecycle Charging = new("Order", lifecycle =>
    {
        lifecycle.StartsIn("a");
        lifecycle.Stage("a").On("go").GoTo("b");
        lifecycle.Stage("b").OnEntry<Charge>();
    });

    [Fact]
    public async Task An_action_class_gets_the_service_of_its_key()
    {
        using var container = Container(services => services
            .AddSingleton<IPay>(new Pay(isPaid: false))
            .AddKeyedSingleton<IPay>("eu", new Pay(isPaid: true))
            .AddLifecycle(Charging));
        using var scope = container.CreateScope();

        var instance = scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>().Start("x");

        Assert.True((await instance.TryFireAsync("go")).Moved);
    }

    [Fact]
    public void A_lifecycle_whose_action_cannot_be_made_has_a_fault()
    {
        using var container = Container(services => services.AddLifecycle(Charging));
        using var scope = container.CreateScope();

        Assert.Equal(
            ["Order: action Charge needs IPay with the key eu, which is not registered."],
            Assert.Throws<LifecycleConfigurationException>(
                scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>).Faults);
    }

    public sealed record Bill(int Amount);

    public sealed class Book([FromKeyedServices("eu")] IPay pay, Ledger ledger)
        : ITransitionAction<string, string, string, Bill>
    {
        public ValueTask RunAsync(
            TransitionContext<string, string, string> context, Bill bill, CancellationToken cancellationToken)
        {
            ledger.Lines.Add($"{context.To} {bill.Amount} {pay.IsPaid}");
            return ValueTask.CompletedTask;
        }
    }

    public sealed class Open([FromKeyedServices("eu")] IPay pay, Ledger ledger) : IStartAction<string, string>
    {
        public ValueTask RunAsync(StartContext<string, string> context, CancellationToken cancellationToken)
        {
            ledger.Lines.Add($"{context.Stage} {context.Subject} {pay.IsPaid}");
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>One for each scope.</summary>
    public sealed class Ledger
    {
        public List<string> Lines { get; } = [];
    }

    private static readonly InlineLifecycle Booking = new("Order", lifecycle =>
    {
        lifecycle.StartsIn("a").OnStart<Open>();
        lifecycle.Trigger("go").Carries<Bill>();
        lifecycle.Stage("a").On("go").OnTransition<Book>().GoTo("b");
    });

    [Fact]
    public async Task Action_classes_of_a_start_and_with_a_payload_are_made_from_the_scope_and_by_the_keys()
    {
        using var container = Container(services => services
            .AddSingleton<IPay>(new Pay(isPaid: false))
            .AddKeyedSingleton<IPay>("eu", new Pay(isPaid: true))
            .AddScoped<Ledger>()
            .AddLifecycle(Booking));

        for (var amount = 1; amount <= 2; amount++)
        {
            using var scope = container.CreateScope();
            var lifecycle = scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>();
            var instance = await lifecycle.StartAsync("x");
            await instance.FireAsync("go", new() { Payload = new Bill(amount) });

            Assert.Equal(
                ["a x True", $"b {amount} True"], scope.ServiceProvider.GetRequiredService<Ledger>().Lines);
        }
    }

    [Fact]
    public async Task A_host_does_not_start_if_an_action_of_the_start_or_one_with_a_payload_cannot_be_made()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddScoped<Ledger>().AddLifecycle(Booking);
        using var host = builder.Build();

        Assert.Equal(
            [
                "Order: action Book needs IPay with the key eu, which is not registered.",
                "Order: start action Open needs IPay with the key eu, which is not registered.",
            ],
            (await Assert.ThrowsAsync<LifecycleConfigurationException>(() => host.StartAsync())).Faults
                .Order(StringComparer.Ordinal));
    }
}
