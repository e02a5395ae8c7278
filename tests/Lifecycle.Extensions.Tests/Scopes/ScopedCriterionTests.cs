using static Lifecycle.Extensions.Tests.Containers;
using static Lifecycle.Extensions.Tests.GrantStage;
using static Lifecycle.Extensions.Tests.GrantTrigger;

namespace Lifecycle.Extensions.Tests.Scopes;

public class ScopedCriterionTests
{
    private static async Task<Budget> AwardIn(IServiceProvider scope, Grant grant)
    {
        await scope.Grants().Resume(grant, Submitted, 1).TryFireAsync(Award);
        return scope.GetRequiredService<Budget>();
    }

    [Fact]
    public async Task A_criterion_that_is_not_registered_is_created_from_the_services_of_its_scope()
    {
        using var container = Container(services => services.AddLifecycle<GrantLifecycle>());
        using var one = container.CreateScope();
        using var other = container.CreateScope();
        var (first, second) = (new Grant(), new Grant());

        Assert.Equal([first], (await AwardIn(one.ServiceProvider, first)).Seen);
        Assert.Equal([second], (await AwardIn(other.ServiceProvider, second)).Seen);
    }

    [Fact]
    public async Task A_registered_criterion_is_resolved_from_the_container()
    {
        var seeing = new Budget();
        using var container = Container(services =>
        {
            services.AddLifecycle<GrantLifecycle>();
            services.AddSingleton(new BudgetIsCovered(seeing));
        });
        using var scope = container.CreateScope();
        var grant = new Grant();

        Assert.Empty((await AwardIn(scope.ServiceProvider, grant)).Seen);
        Assert.Equal([grant], seeing.Seen);
    }

    [Fact]
    public async Task A_plug_in_is_created_and_disposed_with_its_scope()
    {
        using var container = Container(services => services
            .AddLifecycle(new GrantLifecycle())
            .AddEntryCriterion<EthicsApproval>(entering: Awarded));
        EthicsApproval plugIn;
        using (var scope = container.CreateScope())
        {
            var budget = await AwardIn(scope.ServiceProvider, new());
            plugIn = scope.ServiceProvider.GetRequiredService<EthicsApproval>();

            Assert.Same(budget, plugIn.Budget);
            Assert.False(plugIn.IsDisposed);
        }

        Assert.True(plugIn.IsDisposed);
        Assert.True(plugIn.Budget.IsDisposed);
    }

    [Fact]
    public void An_existing_registration_of_a_plug_in_is_kept()
    {
        using var own = new EthicsApproval(new());
        using var container = Container(services => services
            .AddSingleton(own)
            .AddLifecycle(new GrantLifecycle())
            .AddEntryCriterion<EthicsApproval>(entering: Awarded));
        using var scope = container.CreateScope();

        Assert.Same(own, scope.ServiceProvider.GetRequiredService<EthicsApproval>());
    }

    [Fact]
    public async Task A_criterion_faults_after_its_scope_is_disposed()
    {
        using var container = Container(services => services.AddLifecycle<GrantLifecycle>());
        LifecycleInstance<GrantStage, GrantTrigger, Grant> instance;
        using (var scope = container.CreateScope())
            instance = scope.ServiceProvider.Grants().Resume(new(), Submitted, 1);

        var result = await instance.TryFireAsync(Award);

        Assert.Equal(Verdict.Faulted, Assert.Single(result.Report.Lines).Verdict);
    }

    [Fact]
    public void A_lifecycle_is_not_resolved_outside_a_scope()
    {
        using var container = Container(services => services.AddLifecycle<GrantLifecycle>());

        Assert.Throws<InvalidOperationException>(container.Grants);
    }
}
