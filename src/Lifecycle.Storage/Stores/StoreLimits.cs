namespace Lifecycle;

/// <summary>The limits that every store has to support.</summary>
public static class StoreLimits
{
    /// <summary>
    /// The most characters in a lifecycle's name, in the id of an instance, a command, a criterion, or an event, and
    /// in the text of a stage or trigger: 200, which every database can index.
    /// </summary>
    public const int LongestId = 200;
}
