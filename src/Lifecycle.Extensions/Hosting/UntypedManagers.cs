using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>Resolves the managers of stored lifecycles whose types the caller does not know.</summary>
internal static class UntypedManagers
{
    /// <summary>
    /// The managers of all stored lifecycles. It is registered as the collection itself, because a container that makes
    /// the collection of single registrations resolves the last of them for <see cref="ILifecycleManager"/> alone.
    /// </summary>
    public static IEnumerable<ILifecycleManager> All(IServiceProvider scope) =>
        [.. Names(scope).Select(name => scope.GetRequiredKeyedService<ILifecycleManager>(name))];

    /// <exception cref="LifecycleException">Several lifecycles are stored.</exception>
    public static ILifecycleManager Single(IServiceProvider scope) => Names(scope).ToArray() is [var name]
        ? scope.GetRequiredKeyedService<ILifecycleManager>(name)
        : throw new LifecycleException(
            $"Several lifecycles are stored: {string.Join(", ", Names(scope))}. Resolve ILifecycleManager by the name "
                + "of one with GetRequiredKeyedService or [FromKeyedServices], or all as "
                + "IEnumerable<ILifecycleManager>.");

    private static IEnumerable<string> Names(IServiceProvider scope) =>
        scope.GetServices<StoredLifecycle>().Select(lifecycle => lifecycle.Name);
}
