using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>A page that the application adds to an instance, below the way back to it.</summary>
internal sealed class ExtraPageView : Page<ExtraPageModel>
{
    protected override Node Content() => Node.Of(
    [
        E("p.crumb")[
            Link(Links.Instances(Model.Lifecycle))[T(Model.Lifecycle.Name)], " › ",
            Link(Links.Instance(Model.Lifecycle, Stored.Id))[T(Model.Row.Name ?? Stored.Id)]],
        Model.Section.Markup is { } markup
            ? Node.Rendered(markup)
            : Node.Of(
            [
                E("h1")[T(Model.Section.Title)],
                E("p.alert").Set("role", "alert")["This page could not be shown. The log tells why."],
            ]),
    ]);

    private StoredInstance Stored => Model.Row.Stored;
}
