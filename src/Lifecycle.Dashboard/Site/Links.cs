using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>The addresses of pages. Ids are in queries, since paths lose slashes and dots. Immutable.</summary>
/// <param name="root">The path of the dashboard, as a browser sends it, without a slash at its end.</param>
internal sealed class Links(string root)
{
    public string Overview => root.Length == 0 ? "/" : root;

    public string Asset(string file) => $"{root}/assets/{file}";

    public string Instances(ShownLifecycle lifecycle, params (string Name, string? Value)[] query) =>
        $"{root}/{lifecycle.Slug}{Query(query)}";

    public string Instance(ShownLifecycle lifecycle, string id, params (string Name, string? Value)[] query) =>
        $"{root}/{lifecycle.Slug}/instance{Query([("id", id), .. query])}";

    /// <summary>Where to ask whether an instance has changed.</summary>
    public string State(ShownLifecycle lifecycle, string id) =>
        $"{root}/{lifecycle.Slug}/instance/state{Query([("id", id)])}";

    /// <summary>A page that the application adds to an instance.</summary>
    public string Page(ShownLifecycle lifecycle, string id, string page) =>
        $"{root}/{lifecycle.Slug}/instance/{page}{Query([("id", id)])}";

    public string Operations(ShownLifecycle lifecycle, params (string Name, string? Value)[] query) =>
        $"{root}/{lifecycle.Slug}/operations{Query(query)}";

    public string Definition(ShownLifecycle lifecycle) => $"{root}/{lifecycle.Slug}/definition";

    /// <summary>The links of a request whose path has some segments below the root.</summary>
    public static Links Of(HttpRequest request, int depth)
    {
        var path = (request.PathBase + request.Path).ToUriComponent().TrimEnd('/');
        for (var cut = 0; cut < depth; cut++)
            path = path[..path.LastIndexOf('/')];

        return new(path);
    }

    private static QueryString Query(IEnumerable<(string Name, string? Value)> query) => QueryString.Create(
        query.Where(each => !string.IsNullOrEmpty(each.Value))
            .Select(each => KeyValuePair.Create<string, string?>(each.Name, each.Value)));
}
