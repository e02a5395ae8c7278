using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Counts how often an application maps a lifecycle, so that OpenAPI documents tell its endpoints apart.
/// </summary>
internal static class MappedNames
{
    private static readonly ConditionalWeakTable<IServiceProvider, ConcurrentDictionary<string, int>> Applications = [];

    /// <returns>The name of the lifecycle; with a number if it is not mapped for the first time.</returns>
    public static string Next(IServiceProvider application, string lifecycle)
    {
        var count = Applications.GetOrCreateValue(application).AddOrUpdate(lifecycle, 1, (_, count) => count + 1);
        return count == 1 ? lifecycle : string.Create(CultureInfo.InvariantCulture, $"{lifecycle}-{count}");
    }
}
