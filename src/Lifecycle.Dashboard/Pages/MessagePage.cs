using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>A page that tells why another is not shown.</summary>
internal sealed class MessagePage : Page<MessageModel>
{
    protected override Node Content() => Node.Of(
    [
        E("h1")[Model.Heading],
        E("p.alert").Set("role", "alert")[T(Model.Message)],
        E("p")[Link(Links.Overview)["To the overview"]],
    ]);
}
