using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Scopes;

public class InstanceOptionsTests
{
    private static InstanceOptions OptionsIn(Action<IServiceCollection> register)
    {
        using var container = Container(register);
        using var scope = container.CreateScope();
        return scope.ServiceProvider.Grants().Options;
    }

    [Fact]
    public void The_clock_is_the_systems_unless_the_container_has_one()
    {
        var clock = new FakeTimeProvider();

        Assert.Same(TimeProvider.System, OptionsIn(services => services.AddLifecycle<GrantLifecycle>()).TimeProvider);
        Assert.Same(clock, OptionsIn(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddLifecycle<GrantLifecycle>();
        }).TimeProvider);
    }

    [Fact]
    public void By_default_history_is_kept_and_criteria_have_no_time_out()
    {
        var plain = OptionsIn(services => services.AddLifecycle<GrantLifecycle>());
        var changed = OptionsIn(services => services
            .AddLifecycle<GrantLifecycle>(options => options.KeepHistory = false)
            .Configure(options => options.CriterionTimeout = TimeSpan.FromSeconds(5)));

        Assert.Equal((true, Timeout.InfiniteTimeSpan), (plain.KeepHistory, plain.CriterionTimeout));
        Assert.Equal((false, TimeSpan.FromSeconds(5)), (changed.KeepHistory, changed.CriterionTimeout));
    }

    [Fact]
    public void Code_sets_the_history_limit_and_the_synchronization_context_of_every_instance()
    {
        var plain = OptionsIn(services => services.AddLifecycle<GrantLifecycle>());
        var changed = OptionsIn(services => services.AddLifecycle<GrantLifecycle>(options =>
        {
            options.HistoryLimit = null;
            options.KeepSynchronizationContext = true;
        }));

        Assert.Equal((100_000, false), (plain.HistoryLimit, plain.KeepSynchronizationContext));
        Assert.Equal((null, true), (changed.HistoryLimit, changed.KeepSynchronizationContext));
    }

    [Fact]
    public void Each_lifecycle_has_its_own_options()
    {
        using var container = Container(services =>
        {
            services.AddLifecycle<GrantLifecycle>(options => options.KeepHistory = false);
            services.AddLifecycle(new InlineLifecycle("Other", l => { l.StartsIn("a"); l.Stage("a").IsTerminal(); }));
        });
        using var scope = container.CreateScope();

        Assert.False(scope.ServiceProvider.Grants().Options.KeepHistory);
        Assert.True(scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>().Options.KeepHistory);
    }

    [Fact]
    public async Task A_criterion_that_takes_too_long_counts_as_unmet_by_the_clock_of_the_container()
    {
        var clock = new FakeTimeProvider();
        var silence = new TaskCompletionSource<CriterionResult>();
        using var container = Container(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddLifecycle(
                new InlineLifecycle("Slow", l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").Requires(new("C", "C"), async (_, _) => await silence.Task).GoTo("b");
                    l.Stage("b").IsTerminal();
                }),
                options => options.CriterionTimeout = TimeSpan.FromSeconds(1));
        });
        using var scope = container.CreateScope();

        var fire = scope
            .ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>()
            .Start("")
            .TryFireAsync("go");
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Verdict.Faulted, Assert.Single((await fire).Report.Lines).Verdict);
    }
}
