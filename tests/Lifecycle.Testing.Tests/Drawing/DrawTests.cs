using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Testing.Tests;

public class DrawTests
{
    [Property]
    public void Values_lie_within_their_limits(int seed, int one, int other)
    {
        var (minimum, maximum) = (Math.Min(one, other), Math.Max(one, other));
        var draw = new Draw(seed);

        Assert.InRange(draw.Number(minimum, maximum), minimum, maximum);
        Assert.InRange(draw.Number((long)minimum, maximum), minimum, maximum);
        Assert.InRange(draw.Number(minimum - 0.505m, maximum), minimum - 0.505m, maximum);
        Assert.InRange(draw.Text(40).Length, 0, 40);
        var start = DateTimeOffset.UnixEpoch;
        Assert.InRange(draw.Moment(start, start.AddDays(1)), start, start.AddDays(1));
        Assert.True(draw.Pick("a", "b") is "a" or "b");
    }

    [Fact]
    public void The_whole_range_of_long_can_be_drawn()
    {
        var draw = new Draw(1);

        Assert.All(Enumerable.Range(0, 1000).Select(_ => draw.Number(long.MinValue, long.MaxValue)).GroupBy(x => x < 0),
            side => Assert.NotEmpty(side));
        Assert.Equal(long.MaxValue, draw.Number(long.MaxValue, long.MaxValue));
        Assert.Equal(long.MinValue, draw.Number(long.MinValue, long.MinValue));
    }

    [Property]
    public void The_same_seed_draws_equal_values_and_new_objects(int seed)
    {
        var (one, other) = (Everything(new(seed)), Everything(new(seed)));

        Assert.Equal(one.Values, other.Values);
        Assert.NotSame(one.List, other.List);
        Assert.Equal(one.List, other.List);
    }

    [Fact]
    public void Values_shrink_to_the_simplest()
    {
        object[] shrunk = [];

        Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            new OrderLifecycle(),
            draw =>
            {
                shrunk = Everything(draw).Values[1..];
                return new Order();
            },
            _ => new HandWrittenOrder(Fault.StartsElsewhere)));

        Assert.Equal([0, 0L, 0m, 3, -3, 0.5m, false, Stage.Cart, "", DateTimeOffset.UnixEpoch], shrunk);
    }

    [Fact]
    public void Decimals_have_the_places_that_are_asked_for()
    {
        var draw = new Draw(4);

        Assert.All(Enumerable.Range(0, 100).Select(_ => draw.Number(0m, 10m, 1)), value =>
            Assert.Equal(value, decimal.Round(value, 1)));
    }

    [Fact]
    public void A_range_without_a_number_of_the_places_is_refused_with_its_limits()
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>("maximum", () =>
            new Draw(4).Number(0.001m, 0.009m, 2));

        Assert.StartsWith(
            "No number of 2 decimal places lies between 0.001 and 0.009.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_widest_ranges_can_be_drawn_from()
    {
        var draw = new Draw(4);

        Assert.All(Enumerable.Range(0, 1000), _ =>
        {
            draw.Number(long.MinValue, long.MaxValue);
            draw.Number(int.MinValue, int.MaxValue);
            draw.Number(-9_999_999_999_999_999.99m, 9_999_999_999_999_999.99m);
            draw.Moment(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        });
    }

    [Fact]
    public void Invalid_arguments_are_refused()
    {
        var draw = new Draw(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Number(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Number(0m, 1m, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Number(0m, 1m, 10));
        Assert.Throws<ArgumentOutOfRangeException>("longest", () => draw.Text(-1));
        Assert.Throws<ArgumentOutOfRangeException>("latest", () =>
            draw.Moment(DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>("minimum", () => draw.Number(decimal.MinValue, 0m));
        Assert.Throws<ArgumentOutOfRangeException>("maximum", () => draw.Number(0m, 10_000_000_000m, 9));
        Assert.Throws<ArgumentException>(() => draw.Pick<int>());
        Assert.Throws<ArgumentNullException>(() => draw.From<int>(null!));
    }

    private static (object[] Values, List<int> List) Everything(Draw draw) => (
        [
            draw.Seed, draw.Number(-9, 9), draw.Number(0L, long.MaxValue), draw.Number(-1m, 1m), draw.Number(3, 5),
            draw.Number(-5, -3), draw.Number(0.5m, 2m), draw.Boolean(), draw.Pick(Enum.GetValues<Stage>()),
            draw.Text(20), draw.Moment(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue),
        ],
        draw.From(Gen.Choose(0, 9).ListOf().Select(list => new List<int>(list))));
}
