namespace Lifecycle.EntityFrameworkCore;

/// <summary>The names of the tables.</summary>
internal static class LifecycleTables
{
    public const string Instances = "LifecycleInstances";
    public const string Entries = "LifecycleEntries";
    public const string Commands = "LifecycleCommands";
    public const string Events = "LifecycleEvents";

    /// <summary>The maximum length of names and ids, in characters.</summary>
    public const int LongestKey = StoreLimits.LongestId;
}
