namespace Lifecycle.Testing.Tests;

public class TheoryDataExtensionsTests
{
    private static readonly OrderLifecycle Lifecycle = new();

    public static TheoryData<Walk<Stage, Trigger>> Tour => Walks.EveryTransition(Lifecycle.Graph).ToTheoryData();

    [Theory]
    [MemberData(nameof(Tour))]
    public async Task A_theory_takes_each_walk_of_a_tour(Walk<Stage, Trigger> walk)
    {
        var instance = Lifecycle.Start(new());

        foreach (var step in walk.Steps)
            await instance.FireAsync(step.Trigger);

        LifecycleAssert.Stage(walk.End, instance);
    }

    [Fact]
    public void Each_item_is_one_row() =>
        Assert.Equal(3, Enumerable.Range(1, 3).ToTheoryData().Cast<object>().Count());

    [Fact]
    public void Items_are_required() =>
        Assert.Throws<ArgumentNullException>(() => TheoryDataExtensions.ToTheoryData<int>(null!));
}
