using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Definitions;

public class CriteriaChangesTests
{
    private static readonly OrderLifecycle Original = new();

    [Criterion("EXP-01", "An export licence is held")]
    private sealed class IsLicensed : EntryCriterion<Order>
    {
        protected override CriterionResult Evaluate(CriterionContext<Order> context) =>
            CriterionResult.Unmet("No licence is held.");
    }

    [Criterion("SHP-01", "Enough is in stock", Severity = Severity.Waivable)]
    private sealed class EnoughIsInStock : EntryCriterion<Order>
    {
        protected override CriterionResult Evaluate(CriterionContext<Order> context) =>
            CriterionResult.Unmet("Too little is in stock.");
    }

    private static async Task<string[]> UnmetBy(
        Action<CriteriaChanges<OrderStage, OrderTrigger, Order>> change,
        OrderStage stage,
        OrderTrigger trigger,
        Order? order = null)
    {
        var report = await Original.With(change).Resume(order ?? new(), stage).EvaluateAsync(trigger);
        return
        [
            .. report
                .Lines.Where(line => line.Verdict != Verdict.Met)
                .Select(line => $"{line.Criterion.Id} {line.Criterion.Severity}"),
        ];
    }

    private static string[] FaultsOf(Action<CriteriaChanges<OrderStage, OrderTrigger, Order>> change) =>
        [
            .. Assert
                .Throws<DefinitionException>(() => Original.With(change).Graph)
                .Faults.Select(fault => fault.ToString()),
        ];

    [Fact]
    public async Task A_criterion_can_be_added_for_entering_a_stage()
    {
        Assert.Equal(
            ["EXP-01 Mandatory"],
            await UnmetBy(criteria => criteria.Add<IsLicensed>(entering: Shipped), Paid, Ship));
        Assert.Empty(await UnmetBy(criteria => criteria.Add<IsLicensed>(entering: Shipped), Shipped, Deliver));
    }

    [Fact]
    public async Task A_criterion_can_be_added_for_entering_a_stage_that_is_only_the_target_of_a_transition()
    {
        var changed = InlineLifecycle
            .Of<Order>(l =>
            {
                l.StartsIn("a");
                l.Stage("a").On("go").GoTo("b");
            })
            .With(criteria => criteria.Add<IsLicensed>(entering: "b"));

        Assert.False((await changed.Start(new()).TryFireAsync("go")).Accepted);
    }

    [Fact]
    public async Task A_criterion_can_be_added_to_one_transition_even_if_it_is_inherited()
    {
        Assert.Equal(
            ["EXP-01 Mandatory"],
            await UnmetBy(criteria => criteria.Add<IsLicensed>(on: Cancel, from: Active), Shipped, Cancel));
        Assert.Empty(await UnmetBy(criteria => criteria.Add<IsLicensed>(on: Cancel, from: Active), Cart, Cancel));
    }

    [Fact]
    public async Task A_criterion_can_be_replaced_everywhere() =>
        Assert.Equal(
            ["SHP-01 Waivable"],
            await UnmetBy(criteria => criteria.Replace<EnoughIsInStock>("SHP-01"), Paid, Ship));

    [Fact]
    public async Task A_criterion_can_be_tightened_loosened_and_switched_off()
    {
        var empty = new Order { InStock = false, GiftWrapped = false };

        Assert.Equal(
            ["SHP-01 Mandatory", "SHP-02 Waivable"],
            await UnmetBy(
                criteria => criteria.SetSeverity("SHP-01", Severity.Mandatory).SetSeverity("SHP-02", Severity.Waivable),
                Paid,
                Ship,
                empty));
        Assert.Equal(
            ["SHP-01 Advisory"],
            await UnmetBy(
                criteria => criteria.SetSeverity("SHP-01", Severity.Advisory).SwitchOff("SHP-02"),
                Paid,
                Ship,
                empty));
    }

    [Fact]
    public void Weakening_a_mandatory_criterion_is_a_fault_that_names_it() =>
        Assert.Equal(
            [
                "Criterion PAY-01 is mandatory; it cannot be switched off.",
                "Criterion PAY-01 is mandatory; it cannot become Waivable.",
                "Criterion PAY-01 is mandatory; it cannot be replaced by SHP-01, which is Waivable.",
            ],
            FaultsOf(criteria =>
                criteria.SwitchOff("PAY-01").SetSeverity("PAY-01", Severity.Waivable).Replace<EnoughIsInStock>("PAY-01")
            )
        );

    [Fact]
    public void A_criterion_tightened_to_mandatory_stays_mandatory() =>
        Assert.Equal(
            ["Criterion SHP-02 is mandatory; it cannot be switched off."],
            FaultsOf(criteria => criteria.SetSeverity("SHP-02", Severity.Mandatory).SwitchOff("SHP-02")));

    [Fact]
    public void A_change_to_an_unknown_criterion_stage_or_transition_is_a_fault() =>
        Assert.Equal(
            [
                "There is no criterion XXX-01 to change. The criteria are ACT-01, PAY-01, SHP-01, SHP-02.",
                "99: is not declared, so EXP-01 cannot be added to it.",
                "Cart on Deliver: has no transition declared there, so EXP-01 cannot be added to it.",
                "Shipped on Annotate: has no transition declared there, so EXP-01 cannot be added to it.",
            ],
            FaultsOf(criteria => criteria
                .SwitchOff("XXX-01")
                .Add<IsLicensed>(entering: (OrderStage)99)
                .Add<IsLicensed>(on: Deliver, from: Cart)
                .Add<IsLicensed>(on: Annotate, from: Shipped)));

    [Fact]
    public async Task The_original_definition_does_not_change()
    {
        _ = Original.With(criteria => criteria.SwitchOff("SHP-01")).Graph;

        var report = await Original.Resume(new() { InStock = false }, Paid).EvaluateAsync(Ship);

        Assert.False(report.Passed);
    }

    [Fact]
    public async Task Changes_of_changed_definitions_accumulate()
    {
        var twice = Original
            .With(criteria => criteria.SwitchOff("SHP-01"))
            .With(criteria => criteria.Add<IsLicensed>(entering: Shipped));

        var report = await twice.Resume(new() { InStock = false }, Paid).EvaluateAsync(Ship);

        Assert.Equal("OrderLifecycle", twice.Graph.Name);
        Assert.Equal(["EXP-01"], report.Blocking.Select(line => line.Criterion.Id));
    }
}
