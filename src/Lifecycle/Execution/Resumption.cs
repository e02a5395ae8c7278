namespace Lifecycle;

/// <summary>Finds the place of a snapshot in a compiled lifecycle. Immutable and thread-safe.</summary>
internal sealed class Resumption<TStage, TTrigger, TSubject>(CompiledLifecycle<TStage, TTrigger, TSubject> lifecycle)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Dictionary<string, int> _stages =
        lifecycle.Graph.Stages.ToDictionary(stage => stage.KeyText, stage => stage.Index, StringComparer.Ordinal);

    private LifecycleGraph<TStage, TTrigger> Graph => lifecycle.Graph;

    /// <exception cref="SnapshotMismatchException">No instance of this lifecycle can have this snapshot.</exception>
    public Position Find(LifecycleSnapshot snapshot)
    {
        if (!string.Equals(snapshot.Lifecycle, Graph.Name, StringComparison.Ordinal))
        {
            throw new SnapshotMismatchException(
                snapshot,
                "lifecycle",
                $"The snapshot is of the lifecycle {BoundedList.Name(snapshot.Lifecycle)}, and this is {Graph.Name}.");
        }

        if (snapshot.DefinitionRevision > lifecycle.Revision)
        {
            throw new SnapshotMismatchException(
                snapshot,
                "definitionRevision",
                FormattableString.Invariant(
                    $"The snapshot of {Graph.Name} was made under definition revision {snapshot.DefinitionRevision}, ")
                    + FormattableString.Invariant(
                        $"and this is revision {lifecycle.Revision}. Resume it with the later revision."));
        }

        var stage = IndexOf(snapshot, "stage", snapshot.Stage);
        var previous = snapshot.Previous is { } text ? IndexOf(snapshot, "previous", text) : Position.Nowhere;
        var position = new Position(stage, previous);
        return FindFault(position) is var (member, message)
            ? throw new SnapshotMismatchException(snapshot, member, message)
            : position;
    }

    /// <summary>Why no instance can be in a position, and by which member; null if one can.</summary>
    public (string Member, string Message)? FindFault(Position position)
    {
        var stage = Graph.Stages[position.Stage];
        if (stage.IsSuperstage)
        {
            return (
                "stage",
                $"{stage.KeyText} is a superstage, and no instance is in a superstage itself. Resume in one of "
                    + $"{BoundedList.Of(stage.Substages)}.");
        }

        foreach (var transition in Graph.TransitionsFrom(position.Stage))
        {
            if (transition.Kind != TransitionKind.Return
                || lifecycle.BranchOf(transition).Returns.ContainsKey(position.Previous))
            {
                continue;
            }

            var returns = $"{transition.Trigger} returns from {stage.KeyText} to the previous stage, and ";
            return (
                "previous",
                returns + (position.Previous == Position.Nowhere
                    ? "this snapshot has none. Resume from a snapshot that was made with the previous stage."
                    : $"no instance enters it from {Graph.Stages[position.Previous].KeyText}."));
        }

        return null;
    }

    private int IndexOf(LifecycleSnapshot snapshot, string member, string stage) =>
        _stages.TryGetValue(stage, out var index)
            ? index
            : throw new SnapshotMismatchException(
                snapshot,
                member,
                FormattableString.Invariant(
                    $"The snapshot of {Graph.Name}, made under definition revision {snapshot.DefinitionRevision}, ")
                    + $"has the {(member == "stage" ? member : "previous stage")} {BoundedList.Name(stage)}, which "
                    + FormattableString.Invariant($"revision {lifecycle.Revision} does not have. ")
                    + $"It has {BoundedList.Of(Graph.Stages)}.");
}
