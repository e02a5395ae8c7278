namespace Lifecycle;

/// <summary>What differs between an earlier and a later definition. Immutable.</summary>
public sealed class GraphComparison
{
    internal GraphComparison(IReadOnlyList<GraphChange> changes, IReadOnlyList<GraphStranding> stranded)
    {
        Changes = changes;
        Stranded = stranded;
    }

    /// <summary>The differences, by element, in the order of the definitions.</summary>
    public IReadOnlyList<GraphChange> Changes { get; }

    /// <summary>
    /// Where instances may be now, by the earlier definition, and cannot be by the later one. A migration of stages has
    /// to map them.
    /// </summary>
    public IReadOnlyList<GraphStranding> Stranded { get; }

    /// <summary>Whether there is no difference.</summary>
    public bool AreEqual => Changes.Count == 0;

    /// <summary>One line for each of the first hundred differences.</summary>
    public override string ToString() => AreEqual ? "No differences." : BoundedList.Lines(Changes);
}
