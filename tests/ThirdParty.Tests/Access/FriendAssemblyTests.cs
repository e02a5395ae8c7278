using System.Reflection;
using System.Runtime.CompilerServices;

namespace ThirdParty.Tests.Access;

/// <summary>What these tests do, anybody can do: nothing that they use is open to them alone.</summary>
public class FriendAssemblyTests
{
    private static readonly Assembly ThisAssembly = typeof(FriendAssemblyTests).Assembly;

    private static readonly Assembly[] Packages =
    [
        .. LifecycleReferencesOf(ThisAssembly).DistinctBy(package => package.FullName),
    ];

    [Fact]
    public void It_uses_the_packages_and_nothing_else_of_lifecycle() =>
        Assert.Equal(
            ["Lifecycle", "Lifecycle.Extensions", "Lifecycle.Partnerships"],
            Packages.Select(package => package.GetName().Name).Order());

    [Fact]
    public void No_package_shows_it_its_internals() =>
        Assert.DoesNotContain(
            ThisAssembly.GetName().Name,
            Packages.SelectMany(package => package.GetCustomAttributes<InternalsVisibleToAttribute>())
                .Select(friend => new AssemblyName(friend.AssemblyName).Name));

    [Fact]
    public void It_does_not_help_itself_to_internals() =>
        Assert.DoesNotContain(
            "IgnoresAccessChecksToAttribute",
            ThisAssembly.CustomAttributes.Select(attribute => attribute.AttributeType.Name));

    private static IEnumerable<Assembly> LifecycleReferencesOf(Assembly assembly) =>
        assembly.GetReferencedAssemblies()
            .Where(name => name.Name is "Lifecycle" || name.Name!.StartsWith("Lifecycle.", StringComparison.Ordinal))
            .Select(Assembly.Load)
            .SelectMany(reference => LifecycleReferencesOf(reference).Prepend(reference));
}
