using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

/// <summary>The step by the graph alone, for enums of any numbers: small ones have a table of their own.</summary>
public class StepLaws
{
    private enum Stage : long;

    private enum Trigger : short;

    [Property]
    public void Small_numbers(byte[] froms, byte[] tos, byte trigger) =>
        It_is_that_of_the_only_way(froms, tos, trigger, offset: 0);

    [Property]
    public void Negative_numbers(byte[] froms, byte[] tos, byte trigger) =>
        It_is_that_of_the_only_way(froms, tos, (short)(trigger - 100), offset: -100);

    [Property]
    public void Large_numbers(byte[] froms, byte[] tos, byte trigger) =>
        It_is_that_of_the_only_way(froms, tos, trigger, offset: 1L << 62);

    [Property]
    public void Large_numbers_of_triggers(byte[] froms, byte[] tos, byte trigger) =>
        It_is_that_of_the_only_way(froms, tos, (short)(short.MaxValue - trigger), offset: 0);

    private static void It_is_that_of_the_only_way(byte[] froms, byte[] tos, short trigger, long offset)
    {
        var ways = froms.Zip(tos, (from, to) => (From: (Stage)(from + offset), To: (Stage)(to + offset)))
            .Where(way => way.From != way.To)
            .DistinctBy(way => way.From)
            .ToDictionary(way => way.From, way => way.To);
        var graph = new InlineLifecycle<Stage, Trigger, string>(l =>
        {
            l.StartsIn((Stage)offset);
            foreach (var (from, to) in ways)
                l.Stage(from).On((Trigger)trigger).GoTo(to);
        }).Graph;

        foreach (var number in froms
                .Concat(tos)
                .Select(number => number + offset)
                .Concat([0, 1, 256, -1, long.MaxValue, long.MinValue, 1L << 32]))
        {
            var stage = (Stage)number;
            var isWay = ways.TryGetValue(stage, out var to);
            Assert.Equal(isWay, graph.TryStep(stage, (Trigger)trigger, out var next));
            Assert.Equal(isWay ? to : stage, next);
            Assert.False(graph.TryStep(stage, (Trigger)(trigger ^ 1), out _));
            Assert.False(graph.TryStep(stage, (Trigger)(trigger ^ short.MinValue), out _));
        }
    }
}
