using System.Reflection;
using System.Runtime.CompilerServices;

namespace ThirdParty.Tests.Access;

/// <summary>These tests use only what is public, so any third party can do the same.</summary>
public class FriendAssemblyTests
{
    private static readonly Assembly ThisAssembly = typeof(FriendAssemblyTests).Assembly;

    private static readonly Assembly[] Packages =
    [
        .. LifecycleReferencesOf(ThisAssembly).DistinctBy(package => package.FullName),
    ];

    [Fact]
    public void It_references_only_these_packages() =>
        Assert.Equal(
            ["Lifecycle", "Lifecycle.Extensions", "Lifecycle.Partnerships", "Lifecycle.Storage"],
            Packages.Select(package => package.GetName().Name).Order());

    [Fact]
    public void No_package_grants_access_to_its_internals() =>
        Assert.DoesNotContain(
            ThisAssembly.GetName().Name,
            Packages.SelectMany(package => package.GetCustomAttributes<InternalsVisibleToAttribute>())
                .Select(friend => new AssemblyName(friend.AssemblyName).Name));

    [Fact]
    public void It_does_not_bypass_access_checks() =>
        Assert.DoesNotContain(
            "IgnoresAccessChecksToAttribute",
            ThisAssembly.CustomAttributes.Select(attribute => attribute.AttributeType.Name));

    private static IEnumerable<Assembly> LifecycleReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies()
            .Where(name => name.Name is "Lifecycle" || name.Name!.StartsWith("Lifecycle.", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .SelectMany(reference => LifecycleReferencesOf(reference).Prepend(reference));
}
