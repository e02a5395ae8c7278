using System.Globalization;

namespace Lifecycle.Dashboard;

/// <summary>What a dashboard consists of. Thread-safe.</summary>
internal sealed class DashboardSite
{
    /// <summary>The segment of paths that is no lifecycle's.</summary>
    private const string Assets = "assets";

    /// <summary>What stands for a name without letters and digits.</summary>
    private const string Nameless = "lifecycle";

    private readonly Dictionary<string, ShownLifecycle> _bySlug = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="LifecycleException">No lifecycle is stored.</exception>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    public DashboardSite(LifecycleDashboardOptions options, IReadOnlyCollection<ILifecycleManager> managers)
    {
        if (managers.Count == 0)
            throw new LifecycleException(
                "The dashboard has nothing to show: no lifecycle is stored. Register one with a store, such as "
                    + "AddLifecycle<MyLifecycle>().UseInMemory().");

        Options = options;
        var byName = managers.ToDictionary(manager => manager.Name, StringComparer.Ordinal);
        options.Check(byName.Keys);
        foreach (var name in options.Lifecycles ?? [.. byName.Keys])
        {
            options.For(name).Waivers?.Check(byName[name]);
            var slug = SlugOf(name);
            var shown = new ShownLifecycle(byName[name], slug, options.For(name));
            _bySlug.Add(slug, shown);
            Lifecycles.Add(shown);
        }
    }

    public LifecycleDashboardOptions Options { get; }

    public List<ShownLifecycle> Lifecycles { get; } = [];

    public ShownLifecycle? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>What stands for a name in paths: paths ignore case and lose slashes, and names do neither.</summary>
    private string SlugOf(string name)
    {
        var marked = new string(
            [.. name.Select(each => char.IsAsciiLetterOrDigit(each) || each == '_' ? each : '-')]);
        var words = marked.Split('-', StringSplitOptions.RemoveEmptyEntries);
        var plain = words.Length == 0 ? Nameless : string.Join('-', words);
        var slug = plain;
        for (var number = 2;
            slug.Equals(Assets, StringComparison.OrdinalIgnoreCase) || _bySlug.ContainsKey(slug);
            number++)
            slug = string.Create(CultureInfo.InvariantCulture, $"{plain}-{number}");

        return slug;
    }
}
