using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

/// <summary><c>TryStep</c> for enums of any numeric values. Small values have a table of their own.</summary>
public class TryStepLaws
{
    private enum Stage : long;

    private enum Trigger : short;

    [Property]
    public void TryStep_works_for_stages_with_small_values(byte[] froms, byte[] tos, byte trigger) =>
        AssertOnlyTransitionIsFollowed(froms, tos, trigger, offset: 0);

    [Property]
    public void TryStep_works_for_stages_with_negative_values(byte[] froms, byte[] tos, byte trigger) =>
        AssertOnlyTransitionIsFollowed(froms, tos, (short)(trigger - 100), offset: -100);

    [Property]
    public void TryStep_works_for_stages_with_large_values(byte[] froms, byte[] tos, byte trigger) =>
        AssertOnlyTransitionIsFollowed(froms, tos, trigger, offset: 1L << 62);

    [Property]
    public void TryStep_works_for_triggers_with_large_values(byte[] froms, byte[] tos, byte trigger) =>
        AssertOnlyTransitionIsFollowed(froms, tos, (short)(short.MaxValue - trigger), offset: 0);

    private static void AssertOnlyTransitionIsFollowed(byte[] froms, byte[] tos, short trigger, long offset)
    {
        var targets = froms.Zip(tos, (from, to) => (From: (Stage)(from + offset), To: (Stage)(to + offset)))
            .Where(move => move.From != move.To)
            .DistinctBy(move => move.From)
            .ToDictionary(move => move.From, move => move.To);
        var graph = new InlineLifecycle<Stage, Trigger, string>(l =>
        {
            l.StartsIn((Stage)offset);
            foreach (var (from, to) in targets)
                l.Stage(from).On((Trigger)trigger).GoTo(to);
        }).Graph;

        foreach (var number in froms
                .Concat(tos)
                .Select(number => number + offset)
                .Concat([0, 1, 256, -1, long.MaxValue, long.MinValue, 1L << 32]))
        {
            var stage = (Stage)number;
            var isKnown = targets.TryGetValue(stage, out var to);
            Assert.Equal(isKnown, graph.TryStep(stage, (Trigger)trigger, out var next));
            Assert.Equal(isKnown ? to : stage, next);
            Assert.False(graph.TryStep(stage, (Trigger)(trigger ^ 1), out _));
            Assert.False(graph.TryStep(stage, (Trigger)(trigger ^ short.MinValue), out _));
        }
    }
}
