namespace Lifecycle.Tests.Graph;

public class KeyIndexTests
{
    private enum Sparse : long
    {
        Low = -5_000_000_000,
        Mid = 7,
        High = long.MaxValue,
    }

    private enum Tiny : byte
    {
        A = 3,
        B = 200,
    }

    private enum Short : short
    {
        Low = -7,
        High = short.MaxValue,
    }

    [Fact]
    public void Keys_can_be_of_any_type()
    {
        var sparse = new InlineLifecycle<Sparse, Tiny, string>(l =>
        {
            l.StartsIn(Sparse.Low);
            l.Stage(Sparse.Low).On(Tiny.A).GoTo(Sparse.High);
            l.Stage(Sparse.High).On(Tiny.B).GoTo(Sparse.Low);
        }).Graph;
        var records = new InlineLifecycle<(int, string), Guid, string>(l =>
        {
            l.StartsIn((1, "a"));
            l.Stage((1, "a")).On(Guid.Empty).GoTo((2, "b"));
        }).Graph;

        var shorts = new InlineLifecycle<Short, Short, string>(l =>
        {
            l.StartsIn(Short.High);
            l.Stage(Short.High).On(Short.Low).GoTo(Short.Low);
        }).Graph;

        Assert.True(sparse.TryStep(Sparse.Low, Tiny.A, out var high));
        Assert.Equal(Sparse.High, high);
        Assert.False(sparse.Contains(Sparse.Mid));
        Assert.False(sparse.Permits(Sparse.Low, (Tiny)4));
        Assert.True(records.TryStep((1, "a"), Guid.Empty, out var next));
        Assert.Equal((2, "b"), next);
        Assert.True(shorts.TryStep(Short.High, Short.Low, out var low));
        Assert.Equal(Short.Low, low);
        Assert.False(shorts.Permits(Short.Low, Short.High));
    }
}
