using System.Globalization;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>What is around the content of every page. Immutable.</summary>
internal sealed record Shell
{
    public required DashboardSite Site { get; init; }

    public required Links Links { get; init; }

    /// <summary>The title of the page, before that of the dashboard.</summary>
    public string? Title { get; init; }

    /// <summary>The lifecycle of the page; <see langword="null"/> on the overview.</summary>
    public ShownLifecycle? Lifecycle { get; init; }

    /// <summary>The path of the page among those of its lifecycle.</summary>
    public string? Current { get; init; }

    /// <summary>The present time.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Whether the page looks for changes while it is open.</summary>
    public bool IsLive { get; init; }

    /// <summary>
    /// What changes whenever the page would, and where to ask for it; <see langword="null"/> if the page itself is
    /// asked.
    /// </summary>
    public (string Value, string Address)? State { get; init; }

    public Node Around(Node content) => Node.Of(
    [
        Node.Rendered("<!DOCTYPE html>"),
        E("html").Set("lang", "en")[Head(), E("body")[
            Link("#content", "a.skip")["Skip to the content"],
            Header(),
            E("main").Set("id", "content").Set("tabindex", "-1").Set("data-live", Interval())
                .Set("data-state", State?.Value).Set("data-state-address", State?.Address)[content],
            E("footer")["Times are in UTC."]]],
    ]);

    private Element Head() => E("head")[
        E("meta").Set("charset", "utf-8"),
        E("meta").Set("name", "viewport").Set("content", "width=device-width, initial-scale=1"),
        E("meta").Set("name", "color-scheme").Set("content", "light dark"),
        E("title")[Title is null ? Site.Options.Title : $"{Title} · {Site.Options.Title}"],
        E("link").Set("rel", "icon").Set("type", "image/svg+xml").Set("href", Links.Asset(Assets.Icon.Path)),
        E("link").Set("rel", "stylesheet").Set("href", Links.Asset(Assets.Style.Path)),
        Each(Lifecycle?.Pages.Styles ?? [], style =>
            (Node)E("link").Set("rel", "stylesheet").Set("href", Links.Asset(style.Path))),
        Interval() is null
            ? null
            : E("script").Set("src", Links.Asset(Assets.Script.Path)).Set("defer", true)];

    private Element Header() => E("header")[
        Link(Links.Overview, "a.home").Set("aria-current", Lifecycle is null ? "page" : null)[T(Site.Options.Title)],
        Lifecycle is null ? null : Navigation(Lifecycle)];

    private Element Navigation(ShownLifecycle lifecycle) => E("nav").Set("aria-label", lifecycle.Name)[
        E("span.of")[T(lifecycle.Name)],
        Item("Instances", Links.Instances(lifecycle)),
        Item("Operations", Links.Operations(lifecycle)),
        Item("Definition", Links.Definition(lifecycle))];

    private Element Item(string text, string address) =>
        Link(address).Set("aria-current", Current == text ? "page" : null)[text];

    private string? Interval() => IsLive && Site.Options.RefreshInterval > TimeSpan.Zero
        ? Site.Options.RefreshInterval.TotalSeconds.ToString(CultureInfo.InvariantCulture)
        : null;
}
