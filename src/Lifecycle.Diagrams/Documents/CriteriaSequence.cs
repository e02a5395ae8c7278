namespace Lifecycle.Diagrams;

/// <summary>The criteria of a graph in the order of their first mention, as declarations mention them.</summary>
internal sealed class CriteriaSequence(IEnumerable<string> expected)
{
    private readonly string[] _expected = [.. expected];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Mentions criteria, if those that are new come next in the sequence.</summary>
    public bool TryTake(IEnumerable<string> mentioned)
    {
        string[] unseen = [.. mentioned.Distinct().Where(id => !_seen.Contains(id))];
        if (!_expected.AsSpan(_seen.Count).StartsWith(unseen))
            return false;

        _seen.UnionWith(unseen);
        return true;
    }
}
