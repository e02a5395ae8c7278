namespace Lifecycle.Dashboard;

/// <summary>A page that an application adds to each instance. Immutable.</summary>
/// <param name="Name">What stands for it in paths.</param>
/// <param name="Section">Its title, and the component that is its content.</param>
internal sealed record ExtraPage(string Name, InstanceSection Section)
{
    /// <summary>The segment of paths that is the dashboard's own.</summary>
    public const string Reserved = "state";
}
