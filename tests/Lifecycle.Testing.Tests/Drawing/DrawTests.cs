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
        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Number(0.1m, 0.2m, 0));
    }

    [Fact]
    public void Invalid_arguments_are_refused()
    {
        var draw = new Draw(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Number(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Number(0m, 1m, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Number(0m, 1m, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => draw.Text(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            draw.Moment(DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue));
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
