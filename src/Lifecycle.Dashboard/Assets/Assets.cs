namespace Lifecycle.Dashboard;

/// <summary>The files that pages load.</summary>
internal static class Assets
{
    public static readonly Asset Style = new("dashboard.css", "text/css; charset=utf-8");
    public static readonly Asset Script = new("dashboard.js", "text/javascript; charset=utf-8");
    public static readonly Asset Icon = new("icon.svg", "image/svg+xml");

    public static IReadOnlyList<Asset> All { get; } = [Style, Script, Icon];
}
