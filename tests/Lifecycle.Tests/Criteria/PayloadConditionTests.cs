using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Criteria;

/// <summary>Conditions of branches that are evaluated with the payload of the trigger.</summary>
public class PayloadConditionTests
{
    public record Payment(decimal Amount);

    public sealed record WirePayment(decimal Amount) : Payment(Amount);

    /// <summary>Payments over 1000 go to the board, those over 100 to the desk, all others are paid.</summary>
    private static LifecycleDefinition<string, string, string> Paying(
        Func<CriterionContext<string>, Payment, CancellationToken, ValueTask<bool>>? toDesk = null,
        TimeSpan? timeout = null) => InlineLifecycle.Of(l =>
        {
            l.StartsIn("asked");
            l.Trigger("pay").Carries<Payment>();
            l.Stage("asked").On("pay")
                .When<Payment>("large", (_, payment) => payment.Amount > 1000).GoTo("board")
                .When("not so small", toDesk ?? IsOverHundredAsync, timeout).GoTo("desk")
                .When<object>("by the subject", (subject, _, context) => subject == context.Actor).GoTo("own")
                .Otherwise().GoTo("paid");
        });

    private static async ValueTask<bool> IsOverHundredAsync(
        CriterionContext<string> context, Payment payment, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return payment.Amount > 100;
    }

    private static TransitionCommand Of(decimal amount) => new() { Payload = new WirePayment(amount), Actor = "Ann" };

    [Theory]
    [InlineData(1001, "", "board")]
    [InlineData(101, "", "desk")]
    [InlineData(100, "Ann", "own")]
    [InlineData(100, "", "paid")]
    public async Task The_payload_selects_the_branch_in_a_fire_and_in_a_dry_run(
        int amount, string subject, string expected)
    {
        var instance = Paying().Start(subject);

        Assert.Equal(expected, (await instance.EvaluateAsync("pay", Of(amount))).To);
        Assert.Equal(expected, (await instance.TryFireAsync("pay", Of(amount))).To);
    }

    [Fact]
    public async Task Conditions_that_all_answer_at_once_select_by_the_payload_too()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<int>();
            l.Stage("a").On("go")
                .When("first", (string subject, int number) => number > subject.Length).GoTo("b")
                .When<int>("second", (_, number, context) => number == 0 && context.Trigger is "go").GoTo("c");
        });

        Assert.Equal("b", (await lifecycle.Start("").FireAsync("go", new() { Payload = 1 })).To);
        Assert.Equal("c", (await lifecycle.Start("").FireAsync("go", new() { Payload = 0 })).To);
        Assert.Equal(
            ["first", "second"],
            (await lifecycle.Start("").TryFireAsync("go", new() { Payload = -1 })).Report.Blocking
                .Select(line => line.Criterion.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a text")]
    public async Task A_fire_without_the_payload_or_with_another_type_is_an_argument_exception(object? payload)
    {
        var instance = Paying().Start("");
        var command = new TransitionCommand { Payload = payload };

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            async () => await instance.TryFireAsync("pay", command));

        Assert.Contains("pay carries ", exception.Message);
        Assert.Equal(("asked", 0), (instance.Stage, instance.Version));
        if (payload is not null)
        {
            await Assert.ThrowsAsync<ArgumentException>(
                async () => await instance.EvaluateAsync("pay", command));
        }
    }

    [Fact]
    public async Task A_condition_on_the_payload_that_throws_is_faulted_and_no_later_branch_is_taken()
    {
        var result = await Paying((_, _, _) => throw new FormatException("No desk.")).Start("")
            .TryFireAsync("pay", Of(1));

        Assert.Equal(TransitionOutcome.Refused, result.Outcome);
        Assert.Equal((Verdict.Faulted, "not so small"), (
            result.Report.Lines[^1].Verdict, result.Report.Lines[^1].Criterion.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_condition_on_the_payload_that_is_late_is_faulted_by_its_time_out_or_that_of_the_options(
        bool isOwn)
    {
        var clock = new FakeTimeProvider();
        var instance = Paying(
            (_, _, _) => new(new TaskCompletionSource<bool>().Task), isOwn ? TimeSpan.FromSeconds(5) : null)
            .Start("", new() { TimeProvider = clock, CriterionTimeout = TimeSpan.FromSeconds(isOwn ? 50 : 5) });

        var firing = instance.TryFireAsync("pay", Of(1)).AsTask();
        Assert.False(firing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("It gave no answer within 5 s.", (await firing).Report.Lines[^1].Reason);
    }

    [Fact]
    public async Task A_cancelled_fire_does_not_wait_for_a_condition_on_the_payload()
    {
        var instance = Paying((_, _, _) => new(new TaskCompletionSource<bool>().Task)).Start("");
        using var cancellation = new CancellationTokenSource();

        var firing = instance.TryFireAsync("pay", Of(1), cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => firing);
    }

    [Fact]
    public async Task Without_the_payload_no_condition_on_it_is_evaluated()
    {
        var asked = 0;
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("pay").Carries<Payment>();
            l.Stage("a").On("pay")
                .When<Payment>("one", (_, _) => Asked()).GoTo("b")
                .When<Payment>("two", (_, _, _) => new(Asked())).GoTo("c");
        }).Start("");

        await instance.EvaluateAsync("pay");
        await instance.EvaluateAllAsync();
        await instance.PlanAsync("c");

        Assert.Equal(0, asked);
        Assert.True(instance.Permits("pay"));

        bool Asked() => ++asked > 0;
    }

    [Fact]
    public void A_condition_whose_payload_the_trigger_does_not_carry_is_a_fault_of_the_definition() =>
        Assert.Equal(
            [
                "a on go: has a condition, large, which is evaluated with a Payment, but go carries no payload; call "
                    + "Trigger(go).Carries<Payment>(), or take what the trigger carries.",
                "a on pay: has a condition, by wire, which is evaluated with a WirePayment, but pay carries Payment; "
                    + "call Trigger(pay).Carries<WirePayment>(), or take what the trigger carries.",
            ],
            Assert.Throws<DefinitionException>(() => InlineLifecycle.Of(l =>
            {
                l.StartsIn("a");
                l.Trigger("pay").Carries<Payment>();
                l.Stage("a")
                    .On("go").When<Payment>("large", (_, _) => true).GoTo("b").Otherwise().GoTo("c")
                    .On("pay").When<WirePayment>("by wire", (_, _, _) => new(true)).GoTo("b").Otherwise().GoTo("c");
            }).Graph).Faults.Select(fault => fault.ToString()).Order(StringComparer.Ordinal));

    [Fact]
    public void A_time_out_of_a_condition_on_the_payload_that_no_timer_takes_is_a_fault_of_the_definition() =>
        Assert.Contains(
            "has a condition, not so small, with a time-out of 00:00:00",
            Assert.Single(
                Assert.Throws<DefinitionException>(() => Paying(timeout: TimeSpan.Zero).Graph).Faults).Message);

    [Fact]
    public void Its_name_is_in_the_graph_as_that_of_any_condition() =>
        Assert.Equal(
            ["large", "not so small", "by the subject", null],
            Paying().Graph.TransitionsFrom("asked", "pay").Select(branch => branch.Condition));

    [Fact]
    public void A_fault_names_types_as_they_are_written()
    {
        var start = InlineLifecycle.Of(l => l.StartsIn("a")
            .Requires<List<int>>("S-01", (_, numbers) => numbers.Count > 0, "None."));
        var branch = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<HashSet<int>>();
            l.Stage("a").On("go").When<List<int>>("many", (_, numbers) => numbers.Count > 9).Stay();
        });

        Assert.Contains(
            "evaluated with a List<Int32>; a start carries no payload.",
            Assert.Throws<DefinitionException>(() => start.Graph).Message);
        Assert.Contains(
            "evaluated with a List<Int32>, but go carries HashSet<Int32>; call Trigger(go).Carries<List<Int32>>()",
            Assert.Throws<DefinitionException>(() => branch.Graph).Message);
    }

#nullable disable warnings
    [Fact]
    public async Task A_nullable_payload_is_a_payload_of_its_value()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<int?>();
            l.Stage("a").On("go").Requires<IComparable>("C-01", (_, _) => true, "No.")
                .When<int>("one", (_, number) => number == 1).GoTo("b")
                .When<int?>("two", (_, number) => number == 2).GoTo("c");
        });

        Assert.Equal("b", (await lifecycle.Start("").FireAsync("go", new() { Payload = 1 })).To);
        Assert.Equal("c", (await lifecycle.Start("").FireAsync("go", new() { Payload = (int?)2 })).To);
        var missing = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await lifecycle.Start("").FireAsync("go"));
        Assert.Contains("go carries Int32, but the command has no payload", missing.Message);
    }
#nullable restore warnings
}
