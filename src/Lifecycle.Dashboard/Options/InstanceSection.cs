using System.Diagnostics.CodeAnalysis;

namespace Lifecycle.Dashboard;

/// <summary>A section that an application adds to the page of an instance. Immutable.</summary>
/// <param name="title">Its heading.</param>
/// <param name="component">The type of its component.</param>
internal sealed class InstanceSection(
    string title, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type component)
{
    public string Title => title;

    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    public Type Component { get; } = component;
}
