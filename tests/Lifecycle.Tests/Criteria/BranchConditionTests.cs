using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Tests.Criteria;

/// <summary>Conditions of branches that may have to wait for their answer.</summary>
public class BranchConditionTests
{
    private static LifecycleDefinition<string, string, string> Asking(
        Func<CriterionContext<string>, CancellationToken, ValueTask<bool>> condition,
        TimeSpan? timeout = null,
        Action<string>? act = null) => InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").OnExit(context => act?.Invoke($"exit by {context.Actor}")).On("go")
                .When("first", (subject, _) => subject == "first").GoTo("b")
                .When("later", condition, timeout).Requires("C-1", _ => true, "No.").GoTo("c")
                .Otherwise().GoTo("d");
        });

    private static async ValueTask<bool> LaterAsync(bool answer)
    {
        await Task.Yield();
        return answer;
    }

    [Theory]
    [InlineData("first", true, "b")]
    [InlineData("", true, "c")]
    [InlineData("", false, "d")]
    public async Task Branches_are_tried_in_order_whatever_waits(string subject, bool answer, string expected)
    {
        var log = new List<string>();
        var instance = Asking((_, _) => LaterAsync(answer), act: log.Add).Start(subject);
        var command = new TransitionCommand { Actor = "Ann" };

        Assert.Equal(expected, (await instance.EvaluateAsync("go", command)).To);
        Assert.Equal(expected, (await instance.EvaluateAllAsync())["go"].Report.To);
        Assert.Empty((await instance.PlanAsync(expected)).Blocking);
        Assert.Equal(expected, (await instance.TryFireAsync("go", command)).To);
        Assert.Equal((expected, "exit by Ann"), (instance.Stage, Assert.Single(log)));
    }

    [Theory]
    [InlineData("b", "first")]
    [InlineData("c", "later")]
    [InlineData("d", "later")]
    public async Task A_plan_along_another_branch_says_what_is_in_the_way(string goal, string barrier)
    {
        var instance = Asking((_, _) => LaterAsync(goal == "d")).Start("");

        Assert.Equal(goal == "d" ? ["later"] : [barrier], (await instance.PlanAsync(goal)).Blocking
            .Select(line => line.Criterion.Id));
    }

    [Fact]
    public async Task A_condition_sees_the_context_and_a_token()
    {
        CriterionContext<string> seen = default;
        var instance = Asking((context, cancellationToken) =>
        {
            seen = context;
            return new(cancellationToken.CanBeCanceled);
        }).Start("subject");
        using var cancellation = new CancellationTokenSource();

        await instance.FireAsync("go", new() { Actor = "Ann" }, cancellation.Token);

        Assert.Equal(
            ("subject", "Ann", "a", "c", "go", "c"),
            (seen.Subject, seen.Actor, seen.From, seen.To, seen.Trigger, instance.Stage));
    }

    [Fact]
    public async Task A_condition_that_throws_is_faulted_and_no_later_branch_is_taken()
    {
        var instance = Asking(async (_, _) =>
        {
            await Task.Yield();
            throw new FormatException("No register.");
        }).Start("");

        var result = await instance.TryFireAsync("go");

        Assert.Equal((TransitionOutcome.Refused, "a"), (result.Outcome, instance.Stage));
        var line = result.Report.Lines[^1];
        Assert.Equal((Verdict.Faulted, "later"), (line.Verdict, line.Criterion.Id));
        Assert.Contains("could not be evaluated: FormatException: No register.", line.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_condition_that_is_late_is_faulted_by_its_own_time_out_or_that_of_the_options(bool isOwn)
    {
        var clock = new FakeTimeProvider();
        var instance = Asking(
            (_, _) => new(new TaskCompletionSource<bool>().Task), isOwn ? TimeSpan.FromSeconds(5) : null)
            .Start("", new() { TimeProvider = clock, CriterionTimeout = TimeSpan.FromSeconds(isOwn ? 50 : 5) });

        var firing = instance.TryFireAsync("go").AsTask();
        Assert.False(firing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("It gave no answer within 5 s.", (await firing).Report.Lines[^1].Reason);
        Assert.Equal("a", instance.Stage);
    }

    [Fact]
    public async Task A_cancelled_caller_does_not_wait_for_a_condition_that_ignores_its_token()
    {
        var instance = Asking((_, _) => new(new TaskCompletionSource<bool>().Task)).Start("");
        using var cancellation = new CancellationTokenSource();

        var firing = instance.TryFireAsync("go", cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => firing);
        Assert.Equal(("a", 0), (instance.Stage, instance.Version));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_condition_that_ignores_its_token_is_not_started_again_while_it_runs(bool isCancelled)
    {
        var answer = new TaskCompletionSource<bool>();
        var asked = 0;
        var clock = new FakeTimeProvider();
        var instance = Asking((_, _) =>
        {
            asked++;
            return new(answer.Task);
        }).Start("", new()
        {
            TimeProvider = clock,
            CriterionTimeout = isCancelled ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(5),
        });
        using var cancellation = new CancellationTokenSource();

        var first = instance.TryFireAsync("go", cancellationToken: cancellation.Token).AsTask();
        if (isCancelled)
            await cancellation.CancelAsync();
        else
            clock.Advance(TimeSpan.FromSeconds(5));
        await Record.ExceptionAsync(() => first);
        var second = instance.TryFireAsync("go").AsTask();

        Assert.Equal(1, asked);
        answer.SetResult(true);
        Assert.True((await second).Moved);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task An_expected_version_is_checked_before_the_condition()
    {
        var isAsked = false;
        var instance = Asking((_, _) => new(isAsked = true)).Start("");

        var result = await instance.TryFireAsync("go", new() { ExpectedVersion = 3 });

        Assert.Equal((TransitionOutcome.Conflict, false), (result.Outcome, isAsked));
    }

    [Fact]
    public async Task A_fire_from_inside_a_condition_and_from_inside_an_action_behind_it_is_refused()
    {
        LifecycleInstance<string, string, string>? instance = null;
        var inside = new List<Type>();
        instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").When("later", async (_, _) =>
            {
                await Task.Yield();
                await FireInsideAsync();
                return true;
            }).OnTransition(async (_, _) =>
            {
                await Task.Yield();
                await FireInsideAsync();
            }).GoTo("b");
            l.Stage("b").On("back").GoTo("a");
        }).Start("");

        await instance.TryFireAsync("go");

        Assert.Equal(("b", 2), (instance.Stage, inside.Count));
        Assert.All(inside, type => Assert.Equal(typeof(ReentrantFireException), type));

        async Task FireInsideAsync() =>
            inside.Add((await Record.ExceptionAsync(async () => await instance!.TryFireAsync("go")))!.GetType());
    }

    [Fact]
    public void A_time_out_that_no_timer_takes_is_a_fault_of_the_definition()
    {
        foreach (var timeout in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromDays(30)])
        {
            Assert.Contains(
                "has a condition, later, with a time-out of",
                Assert.Single(Assert.Throws<DefinitionException>(
                    () => Asking((_, _) => new(true), timeout).Graph).Faults).Message);
        }
    }
}
