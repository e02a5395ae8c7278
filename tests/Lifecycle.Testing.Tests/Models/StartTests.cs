namespace Lifecycle.Testing.Tests;

/// <summary>Subjects that the lifecycle does not start with, or that cannot be made.</summary>
public class StartTests
{
    private const int OneCaller = 1;
    private const int SeveralCallers = 2;

    private static readonly ConcurrentModelOptions Small = new() { Stories = 10, Repetitions = 2, Seed = 42 };

    public sealed record Claim(int Amount);

    [Theory]
    [InlineData(OneCaller)]
    [InlineData(SeveralCallers)]
    public void A_subject_that_the_start_refuses_is_drawn_again_and_the_system_is_never_asked_about_it(int callers)
    {
        var asked = new List<int>();

        Check(callers, draw => new(draw.Number(0, 100)), claim =>
        {
            lock (asked)
                asked.Add(claim.Amount);
            return Following(claim);
        });

        Assert.NotEmpty(asked);
        Assert.All(asked, amount => Assert.InRange(amount, 50, 100));
    }

    [Theory]
    [InlineData(OneCaller)]
    [InlineData(SeveralCallers)]
    public void A_system_behind_a_gated_start_shrinks_to_the_simplest_subject_that_may_start(int callers)
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            callers,
            draw => new(draw.Number(0, 100)),
            claim => claim.Amount < 50
                ? throw new InvalidOperationException("It was asked about a subject that may not start.")
                : SystemUnderTest.Of<string, string>(() => "open", _ => false)));

        Assert.StartsWith("The system does not behave as Claims defines", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("The subject is Claim { Amount = 50 }.", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("pay", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(1, thrown.StepCount);
    }

    [Fact]
    public void Both_sides_of_a_boundary_are_tried_though_the_start_refuses_one_of_them()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            new Claims(),
            draw => new Claim(draw.Number(0, 1_000_000)),
            claim => SystemUnderTest.Of<string, string>(() => claim.Amount == 50 ? "paid" : "open", _ => false),
            new() { Seed = 42 }));

        Assert.Contains("The system starts in paid; expected open.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OneCaller)]
    [InlineData(SeveralCallers)]
    public void A_createSubject_without_any_subject_that_may_start_is_told_with_the_unmet_criteria(int callers)
    {
        var draws = 0;

        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            callers,
            draw =>
            {
                draws++;
                return new(draw.Number(0, 49));
            },
            _ => throw new InvalidOperationException("It was asked.")));

        Assert.Equal(
            "createSubject never made a subject that may start: the gate in front of the start of Claims refused each "
                + "of 100 subjects. Unmet:\n  UNMET    CLM-01  The amount is less than 50.\n"
                + "Reproduce it with seed 42.",
            thrown.Message);
        Assert.Equal(100, draws);
        Assert.Equal((42, 0, false), (thrown.Seed, thrown.StepCount, thrown.IsFlaky));
    }

    [Fact]
    public void A_subject_that_may_start_is_used_again_where_each_of_100_others_is_refused()
    {
        var first = new Random(42).Next();
        var systems = 0;

        LifecycleModel.Check(
            new Claims(),
            draw => new Claim(draw.Seed == first ? 50 : 0),
            claim =>
            {
                systems++;
                return Following(claim);
            },
            new() { Seed = 42, Sequences = 10 });

        Assert.Equal(10, systems);
    }

    [Theory]
    [InlineData(OneCaller)]
    [InlineData(SeveralCallers)]
    public void A_createSubject_that_throws_is_told_as_such_and_not_as_a_fault_of_the_system(int callers)
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            callers,
            draw => draw.Number(0, 100) is < 70 and var amount ? new(amount) : throw new FormatException("No claim."),
            Following));

        Assert.Equal(
            "createSubject threw FormatException: No claim.\nReproduce it with seed 42.", thrown.Message);
        Assert.IsType<FormatException>(thrown.InnerException);
    }

    [Theory]
    [InlineData(OneCaller)]
    [InlineData(SeveralCallers)]
    public void A_createSubject_that_throws_only_for_the_system_is_told_as_such(int callers)
    {
        var calls = 0;

        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            callers,
            _ => Interlocked.Increment(ref calls) == 1 ? new(50) : throw new FormatException("Once only."),
            Following));

        Assert.StartsWith("createSubject threw FormatException: Once only.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OneCaller)]
    [InlineData(SeveralCallers)]
    public void An_action_at_the_start_that_throws_is_a_fault_of_the_lifecycle(int callers)
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            callers, _ => new(100), Following, new Claims { OnStart = () => throw new FormatException("No.") }));

        Assert.StartsWith("Starting Claims threw FormatException: No.\n", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OneCaller)]
    [InlineData(SeveralCallers)]
    public void A_createSubject_that_makes_another_subject_of_the_same_draws_is_not_deterministic(int callers)
    {
        var calls = 0;

        var thrown = Assert.Throws<LifecycleModelException>(() => Check(
            callers,
            _ => new(Interlocked.Increment(ref calls) == 1 ? 50 : 0),
            _ => SystemUnderTest.Of<string, string>(() => "paid", _ => false)));

        Assert.Contains("is not deterministic.", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("CLM-01", thrown.Message, StringComparison.Ordinal);
    }

    private static void Check(
        int callers,
        Func<Draw, Claim> createSubject,
        Func<Claim, ISystemUnderTest<string, string>> createSystem,
        Claims? claims = null)
    {
        if (callers == OneCaller)
            LifecycleModel.Check(claims ?? new(), createSubject, createSystem, new() { Seed = Small.Seed });
        else
            ConcurrentModel.Check(claims ?? new(), createSubject, createSystem, Small);
    }

    /// <summary>A system that does what the lifecycle defines.</summary>
    private static ISystemUnderTest<string, string> Following(Claim claim)
    {
        var isPaid = claim.Amount < 50 ? throw new ArgumentException("It may not start.", nameof(claim)) : 0;
        return SystemUnderTest.Of<string, string>(
            () => Volatile.Read(ref isPaid) == 1 ? "paid" : "open",
            trigger => trigger == "pay" && Interlocked.Exchange(ref isPaid, 1) == 0);
    }

    public sealed class Claims : LifecycleDefinition<string, string, Claim>
    {
        public Action? OnStart { get; init; }

        protected override void Define(LifecycleBuilder<string, string, Claim> lifecycle)
        {
            lifecycle.StartsIn("open")
                .Requires("CLM-01", claim => claim.Amount >= 50, unmet: "The amount is less than 50.")
                .OnStart(_ => OnStart?.Invoke());
            lifecycle.Stage("open").On("pay").GoTo("paid");
            lifecycle.Stage("paid").IsTerminal();
        }
    }
}
