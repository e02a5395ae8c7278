using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>
/// What a dashboard shows, and to whom. Set it in <c>MapLifecycleDashboard</c>, and do not change it later. Not
/// thread-safe.
/// </summary>
/// <remarks>
/// Without a policy, only requests from the same machine are answered, and only in the environment Development: those
/// that come from a loopback address, ask for a loopback host such as <c>localhost</c>, and show no sign of a proxy.
/// </remarks>
/// <example>
/// <code>
/// app.MapLifecycleDashboard("/lifecycles", options =>
/// {
///     options.ViewPolicy = "staff";
///     options.ActPolicy = "operators";
/// });
/// </code>
/// </example>
public sealed class LifecycleDashboardOptions
{
    private const int LargestPage = 500;

    private readonly Dictionary<string, LifecyclePageOptions> _lifecycles = new(StringComparer.Ordinal);

    /// <summary>The title of the pages. Default: <c>Lifecycles</c>.</summary>
    public string Title { get; set; } = "Lifecycles";

    /// <summary>
    /// The name of the authorization policy that admits to the pages. Default: <see langword="null"/>, for requests
    /// from the same machine only.
    /// </summary>
    public string? ViewPolicy { get; set; }

    /// <summary>
    /// The name of the authorization policy that, beside <see cref="ViewPolicy"/>, admits to changes: to fire triggers,
    /// and to retry and discard events. Default: <see langword="null"/>, for requests from the same machine only.
    /// </summary>
    public string? ActPolicy { get; set; }

    /// <summary>
    /// Whether requests from the same machine are answered where no policy is set. Default: <see langword="null"/>, for
    /// only in the environment Development. A proxy on the same machine may look like a browser on it, and would open
    /// the pages to everyone.
    /// </summary>
    public bool? AllowLocalRequests { get; set; }

    /// <summary>
    /// Whether requests from other machines are answered where no policy is set. Only for an application that decides
    /// elsewhere who may see the pages and act, such as by <c>RequireAuthorization</c> on the group that
    /// <c>MapLifecycleDashboard</c> returns. Default: <see langword="false"/>.
    /// </summary>
    public bool AllowRemoteRequests { get; set; }

    /// <summary>
    /// Whether the dashboard changes nothing, even for those whom policies admit. Default: <see langword="false"/>.
    /// </summary>
    public bool IsReadOnly { get; set; }

    /// <summary>
    /// The origins whose pages may show the dashboard in a frame, such as <c>https://intranet.example</c> or
    /// <c>'self'</c>. Default: none.
    /// </summary>
    public IReadOnlyCollection<string> FrameAncestors { get; set; } = [];

    /// <summary>
    /// The names of the lifecycles to show, in order; <see langword="null"/>, the default, for all that are stored.
    /// </summary>
    public IReadOnlyCollection<string>? Lifecycles { get; set; }

    /// <summary>
    /// Names the caller, who is recorded as the actor; <see langword="null"/> for an anonymous one. Only the principal
    /// of the request should decide it. Default: the claim <c>nameidentifier</c> or <c>sub</c> of the signed-in user,
    /// which users cannot change themselves, or else the user's name.
    /// </summary>
    public Func<HttpContext, string?> Actor { get; set; } = SignedInActor.Of;

    /// <summary>How many rows a page has; 1 to 500. Default: 50.</summary>
    public int PageSize { get; set; } = 50;

    /// <summary>
    /// How often an open page looks for changes: a second to a day, or <see cref="TimeSpan.Zero"/> for never. Default:
    /// 15 seconds.
    /// </summary>
    public TimeSpan RefreshInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>What the pages of one lifecycle show beside what those of all do.</summary>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <returns>The options of that lifecycle, the same for every call.</returns>
    public LifecyclePageOptions For(string lifecycle)
    {
        ArgumentException.ThrowIfNullOrEmpty(lifecycle);
        if (!_lifecycles.TryGetValue(lifecycle, out var pages))
            _lifecycles.Add(lifecycle, pages = new());
        return pages;
    }

    /// <summary>Whether only requests from the same machine see the pages.</summary>
    internal bool IsLocalOnly => ViewPolicy is null && !AllowRemoteRequests;

    /// <summary>Whether only requests from the same machine change something.</summary>
    internal bool ActsLocallyOnly => ActPolicy is null && !AllowRemoteRequests;

    internal IEnumerable<string> Policies =>
        new[] { ViewPolicy, ActPolicy }
            .Concat(_lifecycles.Values.Select(pages => pages.WaiverPolicy))
            .OfType<string>();

    /// <param name="stored">The names of the stored lifecycles.</param>
    /// <exception cref="ArgumentException">An option is out of range, or names an unknown lifecycle.</exception>
    internal void Check(IReadOnlyCollection<string> stored)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Title);
        ArgumentNullException.ThrowIfNull(Actor);
        ArgumentNullException.ThrowIfNull(FrameAncestors);
        if (PageSize is < 1 or > LargestPage)
            throw new ArgumentException($"{nameof(PageSize)} has to be 1 to {LargestPage}, and it is {PageSize}.");
        if (RefreshInterval != TimeSpan.Zero
            && (RefreshInterval < TimeSpan.FromSeconds(1) || RefreshInterval > TimeSpan.FromDays(1)))
            throw new ArgumentException(
                $"{nameof(RefreshInterval)} has to be zero for never, or a second to a day, and it is "
                    + $"{RefreshInterval}.");
        foreach (var origin in FrameAncestors)
        {
            if (origin is null or "" || origin.Any(character => character is ';' or ',' or <= ' ' or >= '\x7f'))
                throw new ArgumentException($"\"{ShortText.Of(origin ?? "")}\" is no origin that may frame pages.");
        }

        foreach (var name in (Lifecycles ?? []).Concat(_lifecycles.Keys))
        {
            if (!stored.Contains(name))
                throw new ArgumentException(
                    $"The dashboard cannot show {ShortText.Of(name)}: no stored lifecycle has that name. There are "
                        + $"{string.Join(", ", stored.Select(ShortText.Of))}.");
        }
    }
}
